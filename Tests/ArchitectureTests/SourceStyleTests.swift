import Foundation
import Testing

@Suite("Habits of the house that a formatter does not check")
struct SourceStyleTests {
    /// What `Scripts/embed-sample-directory` writes.
    private static let generated: Set<String> = ["Sources/DirectoryFiles/Sample/ContosoDirectory.swift"]

    @Test("no file has more than 600 lines", arguments: ["Sources", "Tests"])
    func filesAreShort(folder: String) throws {
        for file in try SourceTree.swiftFiles(below: folder) where !Self.generated.contains(file) {
            let count = try SourceTree.lines(of: file).count
            #expect(count <= 600, "\(file) has \(count) lines: split it by concept")
        }
    }

    @Test("a type is a noun of the domain: its name does not end in a word that says nothing")
    func typeNamesSayWhatTheyAre() throws {
        let emptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Processor", "Impl", "Data", "Info"]
        let keywords: Set<Substring> = ["struct", "class", "enum", "actor", "protocol"]
        try forEachLine { line in
            let words = line.text.split { $0 == " " || $0 == ":" || $0 == "<" }
            guard let keyword = words.firstIndex(where: keywords.contains), words.indices.contains(keyword + 1),
                words.first?.hasPrefix("//") == false
            else { return }
            let name = words[keyword + 1]
            #expect(!emptyWords.contains(where: name.hasSuffix), "\(line.place): \(name)")
        }
    }

    @Test("JSON is read and written by JSONDocument, not by Foundation", arguments: ["JSONSerialization", "JSONEncoder", "JSONDecoder"])
    func oneJSON(name: String) throws {
        try forEachLine { line in #expect(!line.text.contains(name), "\(line.place)") }
    }

    @Test("what stops the process is not written", arguments: ["try!", "fatalError("])
    func noTraps(trap: String) throws {
        try forEachLine { line in #expect(!line.text.contains(trap), "\(line.place)") }
    }

    @Test("@unchecked Sendable is rare, and says why on the line before")
    func uncheckedSendableSaysWhy() throws {
        var before: Substring = ""
        try forEachLine { line in
            if line.text.contains("@unchecked Sendable") { #expect(before.contains("//") || line.text.contains("//"), "\(line.place)") }
            before = line.text
        }
    }

    /// Every line under `Sources` but the generated ones.
    private func forEachLine(_ check: (SourceTree.Line) throws -> Void) throws {
        for file in try SourceTree.swiftFiles(below: "Sources") where !Self.generated.contains(file) {
            try SourceTree.lines(of: file).forEach(check)
        }
    }
}
