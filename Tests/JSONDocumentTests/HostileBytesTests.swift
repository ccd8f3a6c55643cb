import JSONDocument
import Testing

@Suite("Whatever bytes come, the answer is a value or an error")
struct HostileBytesTests {
    /// Bytes that mean something to a JSON parser, so that random texts get further than the first one.
    private static let meaningful = Array("{}[]:,\"\"\\\\/ntrufalse0123456789.eE+-\u{FEFF}é😀 \n".utf8)

    private func judge(_ bytes: [UInt8]) throws {
        guard let value = try? JSONValue(parsing: bytes) else { return }
        #expect(try JSONValue(parsing: value.serialized()) == value)
    }

    @Test("random bytes", arguments: 1...64)
    func random(seed: UInt64) throws {
        var random = RandomDocument(seed: seed)
        for _ in 0..<200 {
            try judge((0..<random.next(below: 64)).map { _ in UInt8(random.next(below: 256)) })
            try judge((0..<random.next(below: 64)).map { _ in Self.meaningful[random.next(below: Self.meaningful.count)] })
        }
    }

    @Test("documents with bytes changed, removed, doubled", arguments: 1...64)
    func mutated(seed: UInt64) throws {
        var random = RandomDocument(seed: seed)
        let document = random.value(depth: 4).serialized()
        for _ in 0..<100 {
            var bytes = document
            for _ in 0...random.next(below: 3) where !bytes.isEmpty {
                let place = random.next(below: bytes.count)
                switch random.next(below: 4) {
                case 0: bytes[place] = UInt8(random.next(below: 256))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(Self.meaningful[random.next(below: Self.meaningful.count)], at: place)
                default: bytes.removeSubrange(place...)
                }
            }
            try judge(bytes)
        }
    }

    @Test("every beginning of a document is refused", arguments: 1...8)
    func prefixes(seed: UInt64) throws {
        var random = RandomDocument(seed: seed)
        let document = JSONValue.object(["a": random.value(depth: 4)]).serialized()
        for length in 0..<document.count {
            #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: Array(document.prefix(length))) }
        }
    }
}
