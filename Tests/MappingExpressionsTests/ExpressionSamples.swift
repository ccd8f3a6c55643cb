@testable import MappingExpressions

/// Expressions and noise from a seed.
struct ExpressionSamples {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03
    }

    /// A function with arguments that fit its parameters, in a layout of its own.
    mutating func expression() -> String { function(depth: 0) }

    /// Tokens and bytes in any order.
    mutating func noise() -> String {
        let tokens = [
            "ToLower(", "Join(", "IIF(", "[", "]", "\"", "\\", ",", ")", "=", "<>", "&H", "-", "1", "é", "\u{0}", "😀", " ", "\n", "[a]",
            "\"b\"",
        ]
        var bytes: [UInt8] = []
        for _ in 0..<below(24) {
            if below(3) == 0 {
                bytes.append(UInt8(below(256)))
            } else {
                bytes += tokens[below(tokens.count)].utf8
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func function(depth: Int) -> String {
        let functions = ExpressionFunction.all
        let function = functions[below(functions.count)]
        if function.name == "Replace" { return "Replace(\(value(depth: depth)), \(string()), , , \(string()))" }
        var arguments: [String] = []
        for parameter in function.parameters {
            let count = parameter.allowsMultiple ? function.repetition * (1 + below(3)) : parameter.isRequired ? 1 : below(2)
            for _ in 0..<count { arguments.append(argument(for: parameter.type, depth: depth)) }
            if count == 0 { arguments.append("") }
        }
        // An optional parameter after a repeating one names the last argument: a blank there is dropped.
        let blank = [" ", "", "\t", "\r\n"][below(4)]
        let name = below(5) == 0 ? function.name.lowercased() : function.name
        return "\(name)\(blank)(\(arguments.map { blank + $0 }.joined(separator: ",")))"
    }

    private mutating func argument(for type: ParameterType, depth: Int) -> String {
        switch type {
        case .text, .any: value(depth: depth + 1)
        case .integer: ["1", "-2", "&HF", "\"3\"", "[n]"][below(5)]
        case .compareMode: ["vbTextCompare", "vbBinaryCompare"][below(2)]
        case .condition:
            below(2) == 0
                ? value(depth: depth + 1)
                : "\(value(depth: depth + 1))\(ComparisonOperator.allCases[below(6)].rawValue)\(value(depth: depth + 1))"
        }
    }

    private mutating func value(depth: Int) -> String {
        switch below(depth > 4 ? 3 : 5) {
        case 0: ["[a]", "[list]", "[extension_x_Y]", "[ n ]", "[emails[type eq \"work\"].value]"][below(5)]
        case 1: string()
        case 2: ["0", "12", "-7", "&H1f"][below(4)]
        default: function(depth: depth)
        }
    }

    private mutating func string() -> String {
        ExpressionNode.quoted(["", "a", "\\", "\"", "a\\\"b", "é 😀\n", "tr-TR", "IgnoreAttributeFlow", ","][below(9)])
    }

    /// SplitMix64.
    private mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
