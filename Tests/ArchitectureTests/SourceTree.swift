import Foundation
import Testing

/// The files of this package, found from the place of this one.
enum SourceTree {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A line of a Swift file.
    struct Line {
        /// Path from the package root and line number, as editors and terminals link them.
        let place: String
        let text: Substring
    }

    /// The folders under `Sources`: one for each target.
    static func targetFolders() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path).filter { !$0.hasPrefix(".") }
    }

    /// The files below a folder, by their paths from the package root.
    static func files(below folder: String) throws -> [String] {
        let path = root.appending(path: folder).resolvingSymlinksInPath().path
        let files = try FileManager.default.subpathsOfDirectory(atPath: path).map { "\(folder)/\($0)" }.sorted()
        // A check over no files would pass.
        return try #require(files.isEmpty ? nil : files)
    }

    /// The Swift files below a folder.
    static func swiftFiles(below folder: String) throws -> [String] { try files(below: folder).filter { $0.hasSuffix(".swift") } }

    static func lines(of file: String) throws -> [Line] {
        let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, text in
            Line(place: "\(file):\(index + 1)", text: text)
        }
    }

    /// The module that a line imports, whatever stands before (`@testable`, `public`, …) or after (`struct X.Y`) the keyword.
    static func importedModule(in line: Substring) -> String? {
        let text = line.drop { $0 == " " }
        guard modifiers.contains(where: text.hasPrefix) || text.hasPrefix("import ") else { return nil }
        var words = text.split(separator: " ").drop { word in modifiers.contains { word.hasPrefix($0) } }
        guard words.popFirst() == "import" else { return nil }
        if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
        return words.first?.split(separator: ".").first.map(String.init)
    }

    private static let modifiers = ["@", "public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "actor", "typealias", "func", "let", "var"]
}
