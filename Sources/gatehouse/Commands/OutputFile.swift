import Foundation

/// A file that a command writes from its beginning to its end.
///
/// What was there before stays until all of the new content is on the disk; devices, pipes and standard output are written to
/// directly.
struct OutputFile {
    private let name: String
    private let descriptor: Int32
    /// The file that becomes the named one at the end; nil where that is not possible.
    private let draft: String?

    /// - Parameter path: `-` for standard output.
    /// - Throws: ``CommandFailure`` when it cannot be opened.
    init(_ path: String) throws(CommandFailure) {
        guard path != "-" else {
            (name, descriptor, draft) = ("standard output", FileHandle.standardOutput.fileDescriptor, nil)
            return
        }
        name = "the file “\(path)”"
        var status = stat()
        let isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        draft = isSpecial ? nil : path + ".new"
        descriptor = open(draft ?? path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(name) }
    }

    /// Has `body` write the content, in portions. - Throws: ``CommandFailure`` when there is no space, or what `body` throws.
    func write(_ body: (_ write: ([UInt8]) throws -> Void) async throws -> Void) async throws {
        defer { if descriptor != FileHandle.standardOutput.fileDescriptor { close(descriptor) } }
        do {
            try await body { try write($0) }
            guard let draft else { return }
            guard fsync(descriptor) == 0, rename(draft, String(draft.dropLast(".new".count))) == 0 else { throw Self.failure(name) }
        } catch {
            if let draft { unlink(draft) }
            throw error
        }
    }

    private func write(_ bytes: [UInt8]) throws(CommandFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { throw Self.failure(name) }
            written += max(0, count)
        }
    }

    private static func failure(_ name: String) -> CommandFailure {
        CommandFailure("\(name) cannot be written: \(String(cString: strerror(errno)))")
    }
}
