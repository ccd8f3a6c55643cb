import Foundation

/// The folder in which a server keeps everything.
struct DataFolder: Hashable, Sendable {
    static let standardPath = "gatehouse-data"

    let path: String

    /// Makes the folder, for its owner only, when it is missing.
    ///
    /// - Throws: ``CommandFailure`` when it cannot be made or written to.
    init(_ path: String) throws(CommandFailure) {
        self.path = path
        if let code = Self.make(path) {
            throw CommandFailure("the data folder “\(path)” cannot be made: \(String(cString: strerror(code))); name another with --data")
        }
        guard access(path, W_OK | X_OK) == 0 else {
            throw CommandFailure("the data folder “\(path)” is not writable; change its permissions or name another with --data")
        }
    }

    func file(_ name: String) -> String { path + "/" + name }

    /// Writes a small file for its owner only, the whole of it or nothing.
    func write(_ text: String, to name: String) throws(CommandFailure) {
        let draft = file(name + ".new")
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw Self.failure(file(name)) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0, rename(draft, file(name)) == 0 else {
            throw Self.failure(file(name))
        }
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure("“\(path)” cannot be written: \(String(cString: strerror(errno)))")
    }

    /// Makes a folder and those above it that are missing. - Returns: why not (`errno`); nil when it is there now.
    private static func make(_ path: String) -> Int32? {
        if mkdir(path, 0o700) == 0 { return nil }
        let code = errno
        switch code {
        case EEXIST:
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue ? nil : ENOTDIR
        case ENOENT:
            let parent = (path as NSString).deletingLastPathComponent
            guard !parent.isEmpty, parent != path else { return code }
            if let code = make(parent) { return code }
            return mkdir(path, 0o700) == 0 ? nil : errno
        default: return code
        }
    }
}
