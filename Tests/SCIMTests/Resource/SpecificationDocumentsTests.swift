import JSONDocument
import SCIM
import Testing

@Suite("RFC 7643 §8: the example documents") struct SpecificationDocumentsTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let section: String
        let text: String
        let schemas: ResourceSchemas
        /// What a client cannot set.
        let readOnly: [String]

        var testDescription: String { section }
    }

    static let examples = [
        Example(section: "8.1", text: SpecificationDocuments.minimalUser, schemas: .user, readOnly: ["id", "meta"]),
        Example(section: "8.2", text: SpecificationDocuments.fullUser, schemas: .user, readOnly: ["id", "meta", "groups"]),
        Example(section: "8.3", text: SpecificationDocuments.enterpriseUser, schemas: .user, readOnly: ["id", "meta", "groups"]),
        Example(section: "8.4", text: SpecificationDocuments.group, schemas: .group, readOnly: ["id", "meta"]),
    ]

    @Test("are read as they stand, but for what is read-only", arguments: examples)
    func roundTrip(example: Example) throws {
        var expected = try ReadingFixture.object(example.text)
        for name in example.readOnly { expected[name] = nil }
        if var enterprise = expected[ReadingFixture.enterprise]?.objectValue, var manager = enterprise["manager"]?.objectValue {
            manager["displayName"] = nil
            enterprise["manager"] = .object(manager)
            expected[ReadingFixture.enterprise] = .object(enterprise)
        }
        let reading = try ReadingFixture.read(example.text, example.schemas)
        #expect(JSONValue.object(reading.resource.document).text == JSONValue.object(expected).text)
        #expect(reading.ignored.isEmpty)
    }

    @Test("what was read is read again without a change", arguments: examples)
    func isStable(example: Example) throws {
        let reader = ResourceReader(schemas: example.schemas)
        let once = try reader.read(ReadingFixture.json(example.text))
        #expect(try reader.read(.object(once.resource.document)) == once)
    }

    @Test("replace themselves whole, read-only attributes and all", arguments: examples)
    func replaceThemselves(example: Example) throws {
        let existing = Resource(try ReadingFixture.object(example.text))
        let reading = try ResourceReader(schemas: example.schemas).read(.object(existing.document), replacing: existing)
        #expect(reading.resource == existing)
    }

    @Test("the meta of §8.1")
    func meta() throws {
        let meta = try #require(Resource(ReadingFixture.object(SpecificationDocuments.minimalUser)).meta)
        #expect(meta.resourceType == "User")
        #expect(meta.created == SCIMDateTime("2010-01-23T04:56:22Z"))
        #expect(meta.lastModified == SCIMDateTime("2011-05-13T04:42:34Z"))
        #expect(meta.version == "W/\"3694e05e9dff590\"")
        #expect(meta.location == "https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646")
    }
}
