import Foundation

/// Keeps a second process away from a database: held as long as the object lives, gone with the process however it ends.
///
/// Either side has a lock of its own, so that both servers can share a folder.
final class FolderLock: Sendable {
    enum Side: String, Sendable {
        case identity, provider
    }

    private let descriptor: Int32

    /// - Throws: ``CommandFailure`` that names the process which has the folder.
    init(_ side: Side, of folder: DataFolder) throws(CommandFailure) {
        let path = folder.file("\(side.rawValue).lock")
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure("“\(path)” cannot be opened: \(String(cString: strerror(errno))); name another folder with --data")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
            close(descriptor)
            throw CommandFailure(
                "process \(holder.isEmpty ? "?" : holder) is using the data folder “\(folder.path)”; stop it first, or name another with --data"
            )
        }
        let text = Array("\(getpid())\n".utf8)
        // The number is for people: the lock holds without it, so a full disk is no reason to stop here.
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
