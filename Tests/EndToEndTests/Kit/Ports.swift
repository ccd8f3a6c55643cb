import Foundation

/// Ports that a server can come back to after it was killed.
enum Ports {
    /// A free port below those that the system gives to outgoing connections, so that none of these can take it meanwhile.
    static func free() throws -> Int {
        for _ in 0..<1000 {
            let port = Int.random(in: 15_000..<32_000)
            if let listener = try? Listener(port: port) {
                listener.close()
                return port
            }
        }
        throw Overdue("no port is free")
    }
}

/// A socket that listens and never answers.
struct Listener {
    let port: Int
    private let descriptor: Int32

    init(port: Int) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard status == 0, listen(descriptor, 1) == 0 else {
            Foundation.close(descriptor)
            throw Overdue("port \(port) is taken")
        }
        (self.port, self.descriptor) = (port, descriptor)
    }

    func close() { Foundation.close(descriptor) }
}
