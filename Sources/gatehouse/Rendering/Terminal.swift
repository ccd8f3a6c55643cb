import Foundation

/// Where commands write: results to standard output, complaints and progress to standard error.
enum Terminal {
    /// Whether a person watches standard error.
    static var isInteractive: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }

    static func write(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    static func complain(_ line: String) { FileHandle.standardError.write(Data("gatehouse: \(line)\n".utf8)) }

    /// Text on standard error without an end of line.
    static func mutter(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
