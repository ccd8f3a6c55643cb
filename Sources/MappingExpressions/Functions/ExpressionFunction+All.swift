extension ExpressionFunction {
    /// All functions, in alphabetical order.
    package static let all: [ExpressionFunction] = [
        casing, conditions, encodings, flow, generating, lists, patterns, presence, roles, text, values,
    ]
    .flatMap { $0 }
    .sorted { $0.name.lowercased() < $1.name.lowercased() }

    private static let byFoldedName = Dictionary(
        all.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })

    /// The function of that name.
    ///
    /// - Note: Choice: upper and lower case are the same. The language is documented as case-sensitive, but published
    ///   expressions disagree with its own spelling (`IsNullorEmpty`, `switch`).
    package static func named(_ name: String) -> ExpressionFunction? { byFoldedName[name.lowercased()] }

    /// The function whose name is most like this one, when any is alike enough to be meant.
    static func nearest(to name: String) -> ExpressionFunction? {
        let wanted = Array(name.lowercased().unicodeScalars)
        guard wanted.count <= 40 else { return nil }
        let ranked = all.map { function in
            let name = Array(function.name.lowercased().unicodeScalars)
            // Letters left out are likelier than letters changed: “Upper” means ToUpper.
            return (function, wanted.count > 2 && isPart(wanted, of: name) ? 1 : editDistance(wanted, name))
        }
        guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(1, min(3, wanted.count / 2)) else { return nil }
        return best.0
    }

    /// Whether the letters occur in `name` in this order.
    private static func isPart(_ letters: [Unicode.Scalar], of name: [Unicode.Scalar]) -> Bool {
        var rest = letters[...]
        for scalar in name where scalar == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }

    /// Levenshtein's distance.
    private static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var row = Array(0...right.count)
        for (i, scalar) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (scalar == other ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[right.count]
    }
}
