import Directory
import MappingExpressions
import Provisioning

extension SourceObject {
    init(_ object: DirectoryObject) {
        self.init(
            displayName: object.displayName ?? object.label, userName: object.userPrincipalName, isEnabled: object.accountEnabled,
            isDeleted: object.isDeleted, attributes: DirectoryAttributes(object: object),
            references: object.manager.map { ["manager": SourceID(rawValue: $0.text)] } ?? [:])
    }
}

/// The attributes of a directory object as expressions see them.
private struct DirectoryAttributes: SourceAttributes {
    let object: DirectoryObject

    func value(ofAttribute name: String) -> ExpressionValue {
        switch object.sourceValue(named: name) {
        case .string(let text)?: .string(text)
        case .boolean(let flag)?: .boolean(flag)
        case .strings(let texts)?: .strings(texts)
        case nil: .absent
        }
    }
}
