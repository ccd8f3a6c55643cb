import JSONDocument
import Provisioning
import Testing

/// The schema as Graph's synchronizationSchema document.
@Suite struct SchemaDocumentTests {
    private static var full: SynchronizationSchema {
        var title = AttributeMapping.direct("jobTitle", to: "title", default: "Member")
        title.flowType = .objectAddOnly
        title.flowBehavior = .flowAlways
        title.exportMissingReferences = true
        var schema = SynchronizationSchema.test(
            users: .withManager + [title, AttributeMapping(targetAttributeName: "locale", source: nil, defaultValue: "en")], groups: true,
            scope: [FilterGroup("One", ("department", "EQUALS", "Audit"), ("city", "IS NULL", nil)), FilterGroup("Two")],
            flowTypes: [.add, .update])
        schema.rules[0].objectMappings[0].scope?.inputFilterGroups = [FilterGroup("In", ("a", "IS TRUE", nil))]
        schema.rules[0].objectMappings[0].scope?.categoryFilterGroups = [FilterGroup("Cat", ("b", "IS FALSE", nil))]
        schema.rules[0].objectMappings[1].flowTypes = []
        return schema
    }

    @Test func survivesAsADocument() throws {
        let schema = Self.full
        let document = try JSONValue(parsing: schema.json(id: "job").serialized())
        #expect(try SynchronizationSchema(json: document) == schema)
        #expect(document["id"] == "job")
    }

    @Test func survivesInTheStore() async throws {
        let world = try await TestWorld(Self.full)
        #expect(try await world.jobs.schema(of: world.job) == Self.full)
    }

    @Test func hasGraphsShape() throws {
        let rule = try #require(Self.full.json(id: "job")["synchronizationRules"]?.arrayValue?.first)
        #expect(rule["editable"] == true)
        let mapping = try #require(rule["objectMappings"]?.arrayValue?.first)
        #expect(mapping["flowTypes"] == "Add, Update")
        #expect(mapping["enabled"] == true)
        let attributes = try #require(mapping["attributeMappings"]?.arrayValue)
        #expect(attributes[0]["matchingPriority"] == 1)
        #expect(
            attributes[0]["source"] == [
                "type": "Attribute", "name": "userPrincipalName", "expression": "[userPrincipalName]", "parameters": [],
            ])
        let active = try #require(attributes[2]["source"])
        #expect(active["type"] == "Function")
        #expect(active["name"] == "Switch")
        #expect(active["parameters"]?.arrayValue?.isEmpty == false)
        let clause = try #require(mapping["scope"]?["groups"]?.arrayValue?.first?["clauses"]?.arrayValue?.first)
        #expect(clause == ["operatorName": "EQUALS", "sourceOperandName": "department", "targetOperand": ["values": ["Audit"]]])
        #expect(rule["objectMappings"]?.arrayValue?[1]["flowTypes"] == "None")
    }

    private static func document(
        mapping: JSONObject = [:],
        attributes: JSONValue = [["targetAttributeName": "userName", "source": ["name": "mail"], "matchingPriority": 1]]
    ) -> JSONValue {
        var object: JSONObject = [
            "name": "Users", "sourceObjectName": "User", "targetObjectName": "User", "attributeMappings": attributes,
        ]
        for member in mapping { object[member.name] = member.value }
        return [
            "synchronizationRules": [
                [
                    "id": "rule", "name": "r", "sourceDirectoryName": "a", "targetDirectoryName": "LogicGate",
                    "objectMappings": [.object(object)],
                ]
            ]
        ]
    }

    @Test func takesWhatClientsLeaveOutFromBefore() throws {
        var previous = try SynchronizationSchema(json: Self.document(mapping: ["flowTypes": "Add"]))
        previous.directories = Self.full.directories
        let schema = try SynchronizationSchema(json: Self.document(), previous: previous)
        #expect(schema.mapping(for: .user)?.flowTypes == [.add])
        #expect(schema.directories == previous.directories)
        #expect(
            try SynchronizationSchema(json: Self.document(mapping: ["flowTypes": nil]), previous: previous).mapping(for: .user)?.flowTypes
                == [.add])
        #expect(try SynchronizationSchema(json: Self.document()).mapping(for: .user)?.flowTypes == [.add, .update, .delete])
    }

    private static let actions: [(text: String, actions: Set<ObjectMapping.FlowType>)] = [
        ("Add, Update, Delete", [.add, .update, .delete]), ("add,update", [.add, .update]), ("None", []), ("", []), ("Delete", [.delete]),
    ]

    @Test(arguments: actions)
    func readsTheActions(text: String, actions: Set<ObjectMapping.FlowType>) throws {
        let schema = try SynchronizationSchema(json: Self.document(mapping: ["flowTypes": .string(text)]))
        #expect(schema.mapping(for: .user)?.flowTypes == actions)
    }

    @Test func readsSourcesInEveryForm() throws {
        func source(_ value: JSONValue) throws -> AttributeMappingSource? {
            let attributes: JSONValue = [["targetAttributeName": "userName", "source": value, "matchingPriority": 1]]
            return try SynchronizationSchema(json: Self.document(attributes: attributes)).mapping(for: .user)?.attributeMappings[0].source
        }
        #expect(try source(["type": "Attribute", "name": "mail"]) == .attribute("mail"))
        #expect(try source(["type": "Constant", "name": "a \"b\" \\"])?.expression == "\"a \\\"b\\\" \\\\\"")
        #expect(try source(["type": "attribute", "expression": "ToLower([mail])"])?.kind == .function)
        #expect(try source(nil) == nil)
    }

    private static let faulty: [(document: JSONValue, path: String)] = [
        ([:], ""), ("text", ""), (["synchronizationRules": 1], "synchronizationRules"),
        (["synchronizationRules": [["name": "r"]]], "synchronizationRules[0]"),
        (document(mapping: ["flowTypes": "Add, Disable"]), "synchronizationRules[0].objectMappings[0].flowTypes"),
        (document(mapping: ["enabled": "yes"]), "synchronizationRules[0].objectMappings[0].enabled"),
        (document(mapping: ["scope": []]), "synchronizationRules[0].objectMappings[0].scope"),
        (
            document(mapping: ["scope": ["groups": [["clauses": [["operatorName": "EQUALS"]]]]]]),
            "synchronizationRules[0].objectMappings[0].scope.groups[0].clauses[0]"
        ),
        (
            document(attributes: [["targetAttributeName": "a", "source": ["expression": "Nonsense([a])"]]]),
            "synchronizationRules[0].objectMappings[0].attributeMappings[0].source.expression"
        ),
        (document(attributes: [["source": ["name": "mail"]]]), "synchronizationRules[0].objectMappings[0].attributeMappings[0]"),
        (
            document(attributes: [["targetAttributeName": "a", "matchingPriority": "1"]]),
            "synchronizationRules[0].objectMappings[0].attributeMappings[0].matchingPriority"
        ),
        (
            document(attributes: [["targetAttributeName": "a", "flowType": "Sometimes"]]),
            "synchronizationRules[0].objectMappings[0].attributeMappings[0].flowType"
        ),
    ]

    @Test(arguments: faulty)
    func saysWhereTheFaultIs(document: JSONValue, path: String) {
        let error = #expect(throws: SchemaError.self) { try SynchronizationSchema(json: document) }
        #expect(error?.path == path)
        #expect(error?.reason.isEmpty == false)
    }
}
