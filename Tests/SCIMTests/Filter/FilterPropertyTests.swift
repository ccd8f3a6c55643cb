import SCIM
import Testing

/// The seeds are the arguments, so that a failure prints the one that repeats it.
@Suite("Filter properties") struct FilterPropertyTests {
    @Test("parse(print(filter)) == filter", arguments: 0..<64 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let filter = try generator.filter(depth: 5)
            let text = filter.description
            #expect(try Filter(text) == filter, "\(text)")
            #expect(try Filter(text).description == text)
        }
    }

    @Test("no text crashes the parsers, and every refusal is one of theirs", arguments: 0..<64 as Range<UInt64>)
    func fuzz(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("ab.:$[]()\"\\ \t01-eEnotprandeq\u{e9}\u{1F600}\u{0}\u{1f}urn:,".utf8)
        for round in 0..<60 {
            var bytes: [UInt8]
            if round % 2 == 0 {
                bytes = Array(try generator.filter(depth: 3).description.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
                    let index = Int.random(in: bytes.indices, using: &generator)
                    switch Int.random(in: 0..<3, using: &generator) {
                    case 0: bytes[index] = generator.pick(alphabet)
                    case 1: bytes.remove(at: index)
                    default: bytes.insert(UInt8.random(in: .min ... .max, using: &generator), at: index)
                    }
                }
            } else {
                bytes = (0..<Int.random(in: 0..<48, using: &generator)).map { _ in generator.pick(alphabet) }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            do {
                let filter = try Filter(text)
                #expect(try Filter(filter.description) == filter, "\(text)")
            } catch {
                #expect(error.keyword == .invalidFilter && error.detail.contains("at position"), "\(text): \(error)")
            }
            do {
                let path = try PatchPath(text)
                #expect(try PatchPath(path.description) == path, "\(text)")
            } catch {
                #expect([.invalidPath, .invalidFilter].contains(error.keyword), "\(text): \(error)")
            }
        }
    }
}
