import JSONDocument

/// Random JSON values that a seed decides (SplitMix64), so that a failing case can be had again.
struct RandomDocument {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed % UInt64(bound))
    }

    mutating func value(depth: Int) -> JSONValue {
        switch next(below: depth > 0 ? 9 : 5) {
        case 0: return .null
        case 1: return .bool(next(below: 2) == 0)
        case 2: return .number(number())
        case 3, 4: return .string(string())
        case 5, 6: return .array((0..<next(below: 6)).map { _ in value(depth: depth - 1) })
        default:
            let names = (0..<next(below: 8)).map { _ in string() }
            return .object(JSONObject(names.map { JSONObject.Member(name: $0, value: value(depth: depth - 1)) }))
        }
    }

    private mutating func number() -> JSONNumber {
        let literals = ["0", "-0", "1.50", "9007199254740993", "1e400", "-2.5E-7", "18446744073709551616"]
        return JSONNumber(literal: literals[next(below: literals.count)]) ?? JSONNumber(next(below: 1000))
    }

    private mutating func string() -> String {
        let characters: [Unicode.Scalar] = [
            "a", "Z", " ", "\"", "\\", "/", "\n", "\0", "\u{1F}", "\u{7F}", "é", "€", "\u{301}", "山", "😀", "\u{10FFFF}",
        ]
        var string = String.UnicodeScalarView()
        for _ in 0..<next(below: 24) { string.append(characters[next(below: characters.count)]) }
        return String(string)
    }
}
