import JSONDocument
import SCIM
import Testing

/// Bodies and short ways to read them. `$C`, `$G` and `$E` stand for the URIs of user, group and enterprise user.
enum ReadingFixture {
    static let core = SchemaURI.user.rawValue
    static let enterprise = SchemaURI.enterpriseUser.rawValue

    static func json(_ text: String) throws -> JSONValue {
        let expanded = text.replacing("$C", with: core).replacing("$E", with: enterprise).replacing("$G", with: SchemaURI.group.rawValue)
        return try JSONValue(parsing: expanded)
    }

    static func object(_ text: String) throws -> JSONObject {
        try #require(try json(text).objectValue)
    }

    static func read(
        _ body: String, _ schemas: ResourceSchemas = .user, limits: ReadingLimits = .default
    ) throws -> ResourceReader.Reading {
        try ResourceReader(schemas: schemas, limits: limits).read(json(body))
    }

    /// What is kept of a user beside `schemas` and `userName`, from members that are sent beside them.
    static func kept(_ members: String) throws -> JSONValue {
        var document = try read(#"{"schemas":["$C"],"userName":"ann",\#(members)}"#).resource.document
        document["schemas"] = nil
        document["userName"] = nil
        return .object(document)
    }

    static func refusal(_ body: String, _ schemas: ResourceSchemas = .user, limits: ReadingLimits = .default) throws -> SCIMError? {
        do {
            _ = try read(body, schemas, limits: limits)
            return nil
        } catch let error as SCIMError {
            return error
        }
    }

    static func expectRefusal(
        _ body: String, _ keyword: SCIMError.Keyword, naming text: String, _ schemas: ResourceSchemas = .user,
        limits: ReadingLimits = .default, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let error = try #require(try refusal(body, schemas, limits: limits), sourceLocation: sourceLocation)
        #expect(error.keyword == keyword, sourceLocation: sourceLocation)
        #expect(error.detail.contains(text), "\(error.detail)", sourceLocation: sourceLocation)
    }
}
