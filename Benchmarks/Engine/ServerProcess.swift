import Foundation
import NIOPosix

/// A server in a process of its own, as people run it.
final class ServerProcess: Sendable {
    let port: Int
    /// From the start of the process to its first answer.
    let started: Duration
    private let process: RunningProcess

    /// Starts the server and waits until it answers.
    init(_ program: String, _ arguments: [String], port: Int? = nil) async throws {
        let port = try port ?? LoopbackSocket.freePort()
        let clock = ContinuousClock()
        let began = clock.now
        process = try RunningProcess(program, arguments + ["--port", String(port), "--log-level", "error"])
        do {
            try await NIOThreadPool.singleton.runIfActive {
                while try !LoopbackSocket.answers(on: port) {
                    guard clock.now - began < .seconds(30) else {
                        throw BenchmarkError("\(arguments.joined(separator: " ")) does not answer")
                    }
                    usleep(500)
                }
            }
        } catch {
            process.kill()
            throw error
        }
        self.port = port
        started = clock.now - began
    }

    var id: Int32 { process.id }

    func stop() async { await process.stop() }
}

/// A child process, killed with its object.
private final class RunningProcess: @unchecked Sendable {
    // Foundation's Process is not Sendable; it is only started here, and signalled by number.
    private let process = Process()

    init(_ program: String, _ arguments: [String]) throws {
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    deinit { kill() }

    var id: Int32 { process.processIdentifier }

    func kill() { if process.isRunning { Foundation.kill(id, SIGKILL) } }

    func stop() async {
        process.terminate()
        try? await NIOThreadPool.singleton.runIfActive { self.process.waitUntilExit() }
    }
}

/// Plain sockets, so that waiting for a server adds nothing to what is measured.
enum LoopbackSocket {
    static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = address(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isBound else { throw BenchmarkError("there is no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Whether the server on the port answers 200 when asked whether it is ready.
    static func answers(on port: Int) throws -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw BenchmarkError("there are no sockets left") }
        defer { close(descriptor) }
        var address = address(port)
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { return false }
        let request = Array("GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { return false }
        var answer = [UInt8](repeating: 0, count: 256)
        let count = recv(descriptor, &answer, answer.count, 0)
        return count > 0 && String(decoding: answer.prefix(count), as: UTF8.self).hasPrefix("HTTP/1.1 200")
    }

    private static func address(_ port: Int) -> sockaddr_in {
        sockaddr_in(
            sin_family: sa_family_t(AF_INET), sin_port: in_port_t(port).bigEndian, sin_addr: in_addr(s_addr: INADDR_LOOPBACK.bigEndian),
            sin_zero: (0, 0, 0, 0, 0, 0, 0, 0))
    }
}

/// A measurement cannot be made.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
