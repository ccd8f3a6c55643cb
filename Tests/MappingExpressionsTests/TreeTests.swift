import Testing

@testable import MappingExpressions

@Suite("The tree form of Microsoft Graph (sheet §1.1)")
struct TreeTests {
    @Test("Replace names its parameters as published, blanks are missing")
    func replace() throws {
        let text = #"Replace([preferredLanguage], "-", , , "_", , )"#
        let tree = try Expression(text).tree
        #expect(tree.type == .function && tree.name == "Replace" && tree.expression == text)
        #expect(tree.parameters.map(\.key) == ["source", "Find", "Replacement"])
        #expect(
            tree.parameters[0].value
                == ExpressionTree(type: .attribute, name: "preferredLanguage", expression: "[preferredLanguage]"))
        #expect(tree.parameters[1].value == ExpressionTree(type: .constant, name: "-", expression: "\"-\""))
    }

    @Test("repeating parameters repeat their key; numbers are texts")
    func repeating() throws {
        #expect(
            try Expression(#"Switch([a], , "1", "x", "0", "y")"#).tree.parameters.map(\.key)
                == ["source", "switchValue", "switchValue", "switchValue", "switchValue"])
        #expect(try Expression(#"Join("", [a], [b])"#).tree.parameters.map(\.key) == ["separator", "source", "source"])
        let number = try Expression("Left([a], 1)").tree.parameters[1]
        #expect(number == .init(key: "numChars", value: ExpressionTree(type: .constant, name: "1", expression: "\"1\"")))
    }

    @Test("a tree without text is put together from its parameters")
    func withoutText() throws {
        let tree = ExpressionTree(
            type: .function, name: "Switch", expression: "",
            parameters: [
                .init(key: "source", value: ExpressionTree(type: .attribute, name: "IsSoftDeleted", expression: "")),
                .init(key: "switchValue", value: ExpressionTree(type: .constant, name: "False", expression: "\"False\"")),
                .init(key: "switchValue", value: ExpressionTree(type: .constant, name: "True", expression: "")),
            ])
        #expect(try Expression(tree: tree).description == #"Switch([IsSoftDeleted], , "False", "True")"#)
    }

    @Test("direct and constant mappings")
    func otherKinds() throws {
        #expect(
            try Expression(tree: ExpressionTree(type: .attribute, name: "mail", expression: "[mail]")).kind == .direct(attribute: "mail"))
        #expect(
            try Expression(tree: ExpressionTree(type: .constant, name: "Chatter", expression: "\"Chatter\"")).kind == .constant("Chatter"))
        #expect(try Expression(tree: ExpressionTree(type: .constant, name: "a \"b\"", expression: "")).kind == .constant("a \"b\""))
        #expect(throws: ExpressionError.self) { try Expression("[mail]", allowing: .functionOnly) }
        #expect(throws: ExpressionError.self) { try Expression("\"text\"", allowing: .functionOnly) }
    }

    @Test("text and parameters that disagree are refused; unknown keys are not held against the text")
    func disagreement() throws {
        func tree(key: String, attribute: String) -> ExpressionTree {
            ExpressionTree(
                type: .function, name: "ToLower", expression: "ToLower([mail])",
                parameters: [.init(key: key, value: ExpressionTree(type: .attribute, name: attribute, expression: ""))])
        }
        #expect(try Expression(tree: tree(key: "source", attribute: "mail")).attributeNames == ["mail"])
        #expect(try Expression(tree: tree(key: "text", attribute: "other")).attributeNames == ["mail"])
        #expect(throws: ExpressionError.self) { try Expression(tree: tree(key: "source", attribute: "other")) }
    }

    @Test("a deep tree is an error, not a crash")
    func deepTree() {
        var tree = ExpressionTree(type: .attribute, name: "a", expression: "")
        for _ in 0..<1_000 {
            tree = ExpressionTree(type: .function, name: "ToLower", expression: "", parameters: [.init(key: "source", value: tree)])
        }
        #expect(throws: ExpressionError.self) { try Expression(tree: tree) }
    }
}
