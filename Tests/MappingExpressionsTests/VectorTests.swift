import Testing

@testable import MappingExpressions

@Suite("Vectors of the fact sheet and of our own decisions")
struct VectorTests {
    @Test("published vectors hold", arguments: ExpressionVector.published)
    func publishedVectorHolds(_ vector: ExpressionVector) throws {
        #expect(ExpressionVector.shown(try previewed(vector.expression, vector.inputs)) == vector.output)
    }

    @Test("our decisions hold", arguments: ExpressionVector.decided)
    func decidedVectorHolds(_ vector: ExpressionVector) throws {
        #expect(ExpressionVector.shown(try previewed(vector.expression, vector.inputs)) == vector.output)
    }

    @Test("every function has a vector")
    func everyFunctionHasAVector() {
        let tested = ExpressionVector.published + ExpressionVector.decided
        for function in ExpressionFunction.all {
            #expect(tested.contains { $0.expression.contains("\(function.name)(") }, "\(function.name)")
        }
    }

    @Test("function names are unique and the required ones are there")
    func requiredFunctionsAreThere() {
        let names = ExpressionFunction.all.map(\.name)
        #expect(Set(names.map { $0.lowercased() }).count == names.count)
        let required = [
            "Append", "Coalesce", "Join", "IIF", "InStr", "IsNull", "IsNullOrEmpty", "IsPresent", "Item", "Left", "Mid",
            "NormalizeDiacritics", "Not", "Replace", "SingleAppRoleAssignment", "Split", "StripSpaces", "Switch", "ToLower",
            "ToUpper", "Word",
        ]
        #expect(Set(required).isSubset(of: names))
    }
}
