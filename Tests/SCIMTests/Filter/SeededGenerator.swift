import JSONDocument
import SCIM

/// SplitMix64: small, and the same everywhere, so that a printed seed repeats a failure.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: choices.indices, using: &self)] }

    mutating func filter(depth: Int, insideValuePath: Bool = false) throws -> Filter {
        guard depth > 0 else { return try leaf() }
        switch Int.random(in: 0..<7, using: &self) {
        case 0, 1:
            return try .and(
                filter(depth: depth - 1, insideValuePath: insideValuePath), filter(depth: depth - 1, insideValuePath: insideValuePath))
        case 2, 3:
            return try .or(
                filter(depth: depth - 1, insideValuePath: insideValuePath), filter(depth: depth - 1, insideValuePath: insideValuePath))
        case 4: return try .not(filter(depth: depth - 1, insideValuePath: insideValuePath))
        case 5 where !insideValuePath: return try .valuePath(path(), filter(depth: depth - 1, insideValuePath: true))
        default: return try leaf()
        }
    }

    private mutating func leaf() throws -> Filter {
        if Int.random(in: 0..<4, using: &self) == 0 { return .present(try path()) }
        return .comparison(try path(), pick(Filter.ComparisonOperator.allCases), literal())
    }

    private mutating func path() throws -> AttributePath {
        let names = ["userName", "name.givenName", "emails.value", "members.$ref", "not", "and", "pr", "eq", "true", "meta.lastModified"]
        let urns = ["", "", "", "urn:ietf:params:scim:schemas:core:2.0:User:", "urn:example:a:"]
        return try AttributePath(pick(urns) + pick(names))
    }

    private mutating func literal() -> Filter.Literal {
        switch Int.random(in: 0..<5, using: &self) {
        case 0: return .boolean(.random(using: &self))
        case 1: return .null
        case 2: return .number(JSONNumber(literal: pick(["0", "-0", "1.50", "1e400", "-12.5E-3", "9007199254740993"])) ?? JSONNumber(0))
        default:
            let scalars: [Unicode.Scalar] = [
                "a", "\"", "\\", "\n", "\u{0}", " ", "]", ")", "é", "日", "😀", "\u{301}", "/", "\u{7f}", "\u{2028}",
            ]
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<8, using: &self) { view.append(pick(scalars)) }
            return .string(String(view))
        }
    }
}
