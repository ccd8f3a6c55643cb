import Directory
import MappingExpressions

/// Attributes that a test names one by one; their names compare without regard to case.
struct PlainAttributes: SourceAttributes {
    let values: [String: DirectoryValue]

    func value(ofAttribute name: String) -> ExpressionValue {
        switch values.first(where: { $0.key.lowercased() == name.lowercased() })?.value {
        case .string(let text)?: .string(text)
        case .boolean(let flag)?: .boolean(flag)
        case .strings(let texts)?: .strings(texts)
        case nil: .absent
        }
    }
}
