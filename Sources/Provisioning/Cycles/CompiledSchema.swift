/// A job's schema, compiled for a cycle: the rules for each type of object whose mapping is enabled.
package struct CompiledSchema: Sendable {
    package let users: ObjectRules?
    package let groups: ObjectRules?

    /// - Throws: ``SchemaError`` with the place in the schema document.
    package init(_ schema: SynchronizationSchema, scope: SynchronizationScope, leavesOutOfScope: Bool) throws(SchemaError) {
        var rules: [ObjectType: ObjectRules] = [:]
        for (ruleIndex, rule) in schema.rules.enumerated() {
            for (index, mapping) in rule.objectMappings.enumerated() where mapping.isEnabled {
                let path = "synchronizationRules[\(ruleIndex)].objectMappings[\(index)]"
                let compiled = try CompiledMapping(mapping, definition: schema.targetDefinition(for: mapping), path: path)
                do {
                    rules[compiled.type] = ObjectRules(
                        mapping: compiled, scoping: try ScopingRules(scope: scope, filter: mapping.scope),
                        leavesOutOfScope: leavesOutOfScope)
                } catch {
                    throw SchemaError(path: "\(path).\(error.path)", reason: error.reason)
                }
            }
        }
        users = rules[.user]
        groups = rules[.group]
    }

    package func rules(for type: ObjectType) -> ObjectRules? { type == .user ? users : groups }

    /// Whether members of groups are provisioned.
    var provisionsMembers: Bool { groups?.mapping.attributes.contains { $0.name.lowercased() == "members" } ?? false }
}
