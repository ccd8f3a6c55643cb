internal import RegularExpressions

extension ExpressionFunction {
    /// Functions with regular expressions.
    static let patterns = [replace]

    /// The places of the parameters; named as in the documentation.
    private enum Place {
        static let source = 0
        static let oldValue = 1
        static let pattern = 2
        static let group = 3
        static let replacement = 4
        static let replacementAttribute = 5
        static let template = 6
    }

    /// What `Replace` does depends on which arguments are written.
    private enum ReplaceMode {
        case nothing
        case text
        case template
        case matches
        case group
        case groupOfOtherAttribute

        init(isGiven: (Int) -> Bool) throws(ArgumentError) {
            if isGiven(Place.oldValue), isGiven(Place.replacement) {
                self = .text
            } else if isGiven(Place.oldValue), isGiven(Place.template) {
                self = .template
            } else if isGiven(Place.pattern), isGiven(Place.group), isGiven(Place.replacement) {
                self = .group
            } else if isGiven(Place.pattern), isGiven(Place.group), isGiven(Place.replacementAttribute) {
                self = .groupOfOtherAttribute
            } else if isGiven(Place.pattern), isGiven(Place.replacement) {
                self = .matches
            } else if (Place.oldValue...Place.template).contains(where: isGiven) {
                throw ArgumentError(
                    argument: nil,
                    reason: "these arguments do not go together; write oldValue with replacementValue or template, or "
                        + "regexPattern with replacementValue, or regexPattern and regexGroupName with replacementValue "
                        + "or replacementAttributeName")
            } else {
                self = .nothing
            }
        }

        var usesPattern: Bool { self == .matches || self == .group || self == .groupOfOtherAttribute }
    }

    /// - Note: Choice: an empty `oldValue` occurs nowhere; `${name}` is a reference only where a whole match is replaced.
    private static let replace = ExpressionFunction(
        "Replace",
        [
            FunctionParameter("source"),
            FunctionParameter("oldValue", key: "Find", isRequired: false),
            FunctionParameter("regexPattern", key: "RegularExpression", isRequired: false),
            FunctionParameter("regexGroupName", key: "RegularExpressionGroupName", isRequired: false),
            FunctionParameter("replacementValue", key: "Replacement", isRequired: false),
            FunctionParameter("replacementAttributeName", key: "ReplacementPropertyName", isRequired: false),
            FunctionParameter("template", key: "Template", isRequired: false),
        ],
        prepare: prepareReplace
    ) { call throws(EvaluationStop) in
        let mode = try mode(of: call)
        let source = try call.text(Place.source)
        switch mode {
        case .nothing:
            return .string(source)
        case .text:
            return .string(
                replacing(try call.text(Place.oldValue), in: source, with: try call.text(Place.replacement)))
        case .template:
            return .string(replacing(try call.text(Place.oldValue), in: try call.text(Place.template), with: source))
        case .matches:
            let pattern = try call.pattern(Place.pattern)
            let replacement = try call.text(Place.replacement)
            return .string(
                try call.searching(Place.pattern) { () throws(RegularExpressionError) in
                    try pattern.replacingMatches(in: source, with: replacement)
                })
        case .group:
            let pattern = try call.pattern(Place.pattern)
            let group = try group(of: pattern, in: &call)
            let replacement = try call.text(Place.replacement)
            return .string(
                try call.searching(Place.pattern) { () throws(RegularExpressionError) in
                    try pattern.replacingGroup(named: group, in: source, with: replacement)
                })
        case .groupOfOtherAttribute:
            if !source.isEmpty { return .string(source) }
            let pattern = try call.pattern(Place.pattern)
            let group = try group(of: pattern, in: &call)
            let other = try call.text(Place.replacementAttribute)
            let match = try call.searching(Place.pattern) { () throws(RegularExpressionError) in
                try pattern.firstMatch(in: other)
            }
            return match?.text(ofGroup: group).map(ExpressionValue.string) ?? .absent
        }
    }

    private static func mode(of call: Invocation) throws(EvaluationStop) -> ReplaceMode {
        do { return try ReplaceMode(isGiven: call.isGiven) } catch { throw call.failure(at: 0, error.reason) }
    }

    @Sendable private static func prepareReplace(
        _ arguments: [ExpressionNode?]
    ) throws(ArgumentError) -> PreparedArguments? {
        let mode = try ReplaceMode { index in index < arguments.count && arguments[index] != nil }
        guard mode.usesPattern, case .string(let text, _)? = arguments[Place.pattern] else { return nil }
        let pattern: RegularExpression
        do { pattern = try RegularExpression(text) } catch {
            throw ArgumentError(argument: Place.pattern, reason: error.description)
        }
        if mode != .matches, case .string(let group, _)? = arguments[Place.group], !pattern.hasGroup(named: group) {
            throw ArgumentError(argument: Place.group, reason: groupReason(group, pattern))
        }
        return PreparedArguments(pattern: pattern)
    }

    private static func group(
        of pattern: RegularExpression, in call: inout Invocation
    ) throws(EvaluationStop) -> String {
        let group = try call.text(Place.group)
        guard pattern.hasGroup(named: group) else { throw call.failure(at: Place.group, groupReason(group, pattern)) }
        return group
    }

    private static func groupReason(_ group: String, _ pattern: RegularExpression) -> String {
        "the pattern “\(pattern.pattern)” has no group named “\(group)”"
    }

    /// All occurrences, from left to right, compared letter by letter.
    private static func replacing(_ old: String, in text: String, with new: String) -> String {
        let pattern = Array(old.utf8)
        guard let first = pattern.first else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == first, bytes[index...].starts(with: pattern) {
                result += new.utf8
                index += pattern.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
