package import JSONDocument
import MappingExpressions

/// A schema document that cannot be taken, with the place of the fault.
package struct SchemaError: Error, Hashable, Sendable, CustomStringConvertible {
    /// For example `synchronizationRules[0].objectMappings[0].attributeMappings[3].source.expression`.
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    package var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
}

extension SynchronizationSchema {
    /// Reads Graph's synchronizationSchema document.
    ///
    /// `previous` supplies what clients are known to drop when they read, change and write back: a missing `flowTypes` keeps
    /// what was there (`graph-sync-api.md`, SDK defect 1).
    package init(json: JSONValue, previous: SynchronizationSchema? = nil) throws(SchemaError) {
        let reader = SchemaReader(value: json, path: "")
        guard json.objectValue != nil else { throw reader.fail("a synchronizationSchema object is expected") }
        var directories: [DirectoryDefinition] = []
        for element in try reader.elements("directories") { directories.append(try DirectoryDefinition(element)) }
        var rules: [SynchronizationRule] = []
        for element in try reader.elements("synchronizationRules") {
            rules.append(try SynchronizationRule(element, previous: previous))
        }
        guard !rules.isEmpty else { throw reader.fail("the schema has no synchronizationRules") }
        self.init(
            version: try reader.optionalString("version") ?? previous?.version ?? "v1.0",
            directories: directories.isEmpty ? previous?.directories ?? [] : directories, rules: rules)
    }

    /// Graph's document; `id` is the job's.
    package func json(id: String) -> JSONValue {
        [
            "id": .string(id), "version": .string(version), "directories": .array(directories.map(\.json)),
            "synchronizationRules": .array(rules.map(\.json)),
        ]
    }
}

extension SynchronizationRule {
    fileprivate init(_ reader: SchemaReader, previous: SynchronizationSchema?) throws(SchemaError) {
        let id = try reader.string("id")
        let old = previous?.rules.first { $0.id == id }
        var mappings: [ObjectMapping] = []
        for element in try reader.elements("objectMappings") { mappings.append(try ObjectMapping(element, previous: old)) }
        self.init(
            id: id, name: try reader.string("name"), isEditable: try reader.bool("editable", default: true),
            priority: try reader.int("priority", default: 1),
            sourceDirectoryName: try reader.string("sourceDirectoryName"),
            targetDirectoryName: try reader.string("targetDirectoryName"), objectMappings: mappings)
    }

    var json: JSONValue {
        [
            "id": .string(id), "name": .string(name), "editable": .bool(isEditable), "priority": .number(JSONNumber(priority)),
            "sourceDirectoryName": .string(sourceDirectoryName), "targetDirectoryName": .string(targetDirectoryName),
            "containerFilter": nil, "groupFilter": nil, "metadata": [], "objectMappings": .array(objectMappings.map(\.json)),
        ]
    }
}

extension ObjectMapping {
    fileprivate init(_ reader: SchemaReader, previous: SynchronizationRule?) throws(SchemaError) {
        let sourceName = try reader.string("sourceObjectName")
        let old = previous?.objectMappings.first { $0.sourceObjectName == sourceName }
        var flowTypes = old?.flowTypes ?? Set(FlowType.allCases)
        if let text = try reader.optionalString("flowTypes") {
            flowTypes = []
            for name in text.split(separator: ",").map({ $0.trimmingSpaces() }) where name.lowercased() != "none" {
                guard let type = FlowType.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
                    throw SchemaError(path: "\(reader.path).flowTypes", reason: "“\(name)” is not one of Add, Update, Delete")
                }
                flowTypes.insert(type)
            }
        }
        var mappings: [AttributeMapping] = []
        for element in try reader.elements("attributeMappings") { mappings.append(try AttributeMapping(element)) }
        var scope: ScopingFilter?
        if let filter = try reader.object("scope") { scope = try ScopingFilter(filter) }
        self.init(
            name: try reader.string("name"), isEnabled: try reader.bool("enabled", default: true), flowTypes: flowTypes,
            sourceObjectName: sourceName, targetObjectName: try reader.string("targetObjectName"),
            attributeMappings: mappings, scope: scope)
    }

    var json: JSONValue {
        let flow = FlowType.allCases.filter(flowTypes.contains).map(\.rawValue).joined(separator: ", ")
        return [
            "name": .string(name), "enabled": .bool(isEnabled), "flowTypes": .string(flow.isEmpty ? "None" : flow),
            "sourceObjectName": .string(sourceObjectName), "targetObjectName": .string(targetObjectName), "metadata": [],
            "scope": scope?.json ?? .null, "attributeMappings": .array(attributeMappings.map(\.json)),
        ]
    }
}

extension AttributeMapping {
    fileprivate init(_ reader: SchemaReader) throws(SchemaError) {
        var source: AttributeMappingSource?
        if let object = try reader.object("source") { source = try AttributeMappingSource(object) }
        self.init(
            targetAttributeName: try reader.string("targetAttributeName"), source: source,
            matchingPriority: try reader.int("matchingPriority", default: 0), defaultValue: try reader.optionalString("defaultValue"),
            flowType: try reader.choice("flowType", default: .always),
            flowBehavior: try reader.choice("flowBehavior", default: .flowWhenChanged),
            exportMissingReferences: try reader.bool("exportMissingReferences", default: false))
    }

    var json: JSONValue {
        [
            "targetAttributeName": .string(targetAttributeName), "source": source?.json ?? .null,
            "matchingPriority": .number(JSONNumber(matchingPriority)), "defaultValue": defaultValue.map { .string($0) } ?? .null,
            "flowType": .string(flowType.rawValue), "flowBehavior": .string(flowBehavior.rawValue),
            "exportMissingReferences": .bool(exportMissingReferences),
        ]
    }
}

extension AttributeMappingSource {
    /// The text counts; the tree of nodes is what clients show, and is read only where the text is missing.
    fileprivate init(_ reader: SchemaReader) throws(SchemaError) {
        let kind: Kind = try reader.choice("type", default: .attribute)
        let name = try reader.optionalString("name") ?? ""
        let text = try reader.optionalString("expression")
        switch (kind, text) {
        case (_, let text?) where !text.isEmpty: try self.init(expression: text, path: reader.path)
        case (.attribute, _) where !name.isEmpty: self = .attribute(name)
        case (.constant, _): self.init(kind: .constant, name: name, expression: "\"\(Self.escaped(name))\"")
        default: throw reader.fail("an expression is missing")
        }
    }

    /// A mapping source from the text of an expression; its kind follows from the text.
    package init(expression text: String, path: String = "expression") throws(SchemaError) {
        let expression: Expression
        do { expression = try Expression(text) } catch { throw SchemaError(path: "\(path).expression", reason: error.describe(in: text)) }
        switch expression.kind {
        case .direct(let attribute): self.init(kind: .attribute, name: attribute, expression: text)
        case .constant(let value): self.init(kind: .constant, name: value, expression: text)
        case .function: self.init(kind: .function, name: expression.tree.name, expression: text)
        }
    }

    /// The source attributes that the expression reads; none when it cannot be parsed.
    package var attributeNames: Set<String> { (try? Expression(expression))?.attributeNames ?? [] }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if character == "\\" || character == "\"" { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }

    var json: JSONValue {
        guard let tree = try? Expression(expression).tree else {
            return ["type": .string(kind.rawValue), "name": .string(name), "expression": .string(expression), "parameters": []]
        }
        return Self.json(tree)
    }

    private static func json(_ tree: ExpressionTree) -> JSONValue {
        [
            "type": .string(tree.type.rawValue), "name": .string(tree.name), "expression": .string(tree.expression),
            "parameters": .array(tree.parameters.map { ["key": .string($0.key), "value": json($0.value)] }),
        ]
    }
}

extension ScopingFilter {
    fileprivate init(_ reader: SchemaReader) throws(SchemaError) {
        self.init(
            groups: try Self.groups("groups", of: reader), inputFilterGroups: try Self.groups("inputFilterGroups", of: reader),
            categoryFilterGroups: try Self.groups("categoryFilterGroups", of: reader))
    }

    private static func groups(_ name: String, of reader: SchemaReader) throws(SchemaError) -> [FilterGroup] {
        var groups: [FilterGroup] = []
        for element in try reader.elements(name) {
            var clauses: [FilterClause] = []
            for clause in try element.elements("clauses") {
                var values: [String] = []
                for value in try clause.object("targetOperand")?.elements("values") ?? [] {
                    guard let text = value.value.stringValue else { throw value.fail("a string is expected") }
                    values.append(text)
                }
                clauses.append(
                    FilterClause(
                        sourceOperandName: try clause.string("sourceOperandName"), operatorName: try clause.string("operatorName"),
                        values: values))
            }
            groups.append(FilterGroup(name: try element.optionalString("name") ?? "", clauses: clauses))
        }
        return groups
    }

    var json: JSONValue {
        [
            "groups": .array(groups.map(\.json)), "inputFilterGroups": .array(inputFilterGroups.map(\.json)),
            "categoryFilterGroups": .array(categoryFilterGroups.map(\.json)),
        ]
    }
}

extension FilterGroup {
    var json: JSONValue {
        [
            "name": .string(name),
            "clauses": .array(
                clauses.map { clause in
                    [
                        "operatorName": .string(clause.operatorName), "sourceOperandName": .string(clause.sourceOperandName),
                        "targetOperand": ["values": .array(clause.values.map { .string($0) })],
                    ]
                }),
        ]
    }
}

extension StringProtocol {
    func trimmingSpaces() -> String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
