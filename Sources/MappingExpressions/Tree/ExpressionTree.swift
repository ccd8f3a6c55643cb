/// An expression as Microsoft Graph's `attributeMappingSource` shows it.
///
/// Constants, numbers included, are texts; an argument left blank is missing from `parameters`; a repeating parameter
/// repeats its key.
///
/// - Note: Choice: the shape of a comparison is not published. Here it is a `Function` whose name is the operator and
///   whose parameters are `left` and `right`.
package struct ExpressionTree: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case function = "Function"
        case attribute = "Attribute"
        case constant = "Constant"
    }

    package struct Parameter: Hashable, Sendable {
        package let key: String
        package let value: ExpressionTree

        package init(key: String, value: ExpressionTree) {
            self.key = key
            self.value = value
        }
    }

    package let type: Kind
    package let name: String
    package let expression: String
    package let parameters: [Parameter]

    package init(type: Kind, name: String, expression: String, parameters: [Parameter] = []) {
        self.type = type
        self.name = name
        self.expression = expression
        self.parameters = parameters
    }
}
