import JSONDocument
import SCIM
import Testing

/// Documents and short ways to patch them.
enum PatchFixture {
    static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

    static func object(_ json: String) throws -> JSONObject {
        try #require(try JSONValue(parsing: json).objectValue)
    }

    /// The resource after the operations, given as the JSON of `Operations` or of one operation.
    static func patch(_ resource: String, _ operations: String, _ schemas: ResourceSchemas = .user) throws -> JSONValue {
        let parsed = try JSONValue(parsing: operations)
        let body: JSONValue = ["Operations": parsed.arrayValue == nil ? [parsed] : parsed]
        let request = try PatchRequest(parsing: body)
        return .object(try PatchEngine(schemas: schemas).apply(request.operations, to: object(resource)))
    }

    static func expect(
        _ resource: String, _ operations: String, gives result: String, _ schemas: ResourceSchemas = .user,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let patched = try patch(resource, operations, schemas)
        #expect(try patched == JSONValue(parsing: result), sourceLocation: sourceLocation)
    }

    static func refusal(_ resource: String, _ operations: String, _ schemas: ResourceSchemas = .user) -> SCIMError? {
        do {
            _ = try patch(resource, operations, schemas)
            return nil
        } catch {
            return error as? SCIMError
        }
    }
}
