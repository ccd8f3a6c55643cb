import Directory
package import JSONDocument
package import Provisioning

extension ProvisioningAdministration {
    package func schema(of id: JobID, of servicePrincipal: ServicePrincipalID, by caller: Caller) async throws -> SynchronizationSchema {
        _ = try await job(id, of: servicePrincipal, .reading, caller)
        return try await storedSchema(of: id)
    }

    /// Replaces mappings and scoping filters, after checking that they can be used, and has everybody evaluated again.
    ///
    /// - Throws: ``AdministrationError/invalid(_:)`` naming the place in the document.
    package func replaceSchema(
        of id: JobID, of servicePrincipal: ServicePrincipalID, by document: JSONValue, caller: Caller
    ) async throws {
        let job = try await job(id, of: servicePrincipal, .managing, caller)
        let stored = try await storedSchema(of: id)
        let schema: SynchronizationSchema
        do throws(SchemaError) {
            schema = try SynchronizationSchema(json: document, previous: stored)
            _ = try CompiledSchema(schema, scope: job.scope, leavesOutOfScope: false)
            try Self.checkAttributes(schema)
        } catch {
            throw AdministrationError.invalid("\(error)")
        }
        guard schema != stored else { return }
        try await save(schema, of: id)
    }

    /// Back to the connector's own mappings and filters.
    package func restoreDefaultSchema(of id: JobID, of servicePrincipal: ServicePrincipalID, by caller: Caller) async throws {
        let job = try await job(id, of: servicePrincipal, .managing, caller)
        let principal = try await self.servicePrincipal(servicePrincipal, .managing, caller)
        let template = SynchronizationTemplate.all.first { $0.id == job.templateID } ?? .scim
        let directory = try await organizations.organization()?.displayName ?? "Directory"
        try await save(template.makeSchema(principal.displayName, directory), of: id)
    }

    private func save(_ schema: SynchronizationSchema, of id: JobID) async throws {
        try await jobs.replaceSchema(of: id, by: schema)
        try await restart(id, forgetting: .watermark)
    }

    private func storedSchema(of id: JobID) async throws -> SynchronizationSchema {
        guard let schema = try await jobs.schema(of: id) else {
            throw AdministrationError.notFound("the synchronization job \(id) has no schema")
        }
        return schema
    }

    /// Attributes that expressions and filters name have to exist; an attribute used for matching has to be filterable.
    private static func checkAttributes(_ schema: SynchronizationSchema) throws(SchemaError) {
        for (ruleIndex, rule) in schema.rules.enumerated() {
            for (index, mapping) in rule.objectMappings.enumerated() where mapping.isEnabled {
                let path = "synchronizationRules[\(ruleIndex)].objectMappings[\(index)]"
                let kind: ObjectKind = mapping.sourceObjectName == ObjectType.group.rawValue ? .group : .user
                for (place, attribute) in mapping.attributeMappings.enumerated() {
                    let here = "\(path).attributeMappings[\(place)]"
                    for name in attribute.source?.attributeNames ?? [] where !isKnown(name, kind) {
                        throw SchemaError(path: "\(here).source", reason: "the directory has no attribute “\(name)”")
                    }
                    let definition = schema.targetDefinition(for: mapping)?.attribute(named: attribute.targetAttributeName)
                    if attribute.matchingPriority > 0, definition?.isFilterable == false {
                        throw SchemaError(
                            path: "\(here).matchingPriority",
                            reason:
                                "the application cannot look up by “\(attribute.targetAttributeName)”, so it cannot be used for matching")
                    }
                }
                for (group, clauses) in (mapping.scope?.groups ?? []).enumerated() {
                    for (clause, filter) in clauses.clauses.enumerated() where !isKnown(filter.sourceOperandName, kind) {
                        throw SchemaError(
                            path: "\(path).scope.groups[\(group)].clauses[\(clause)].sourceOperandName",
                            reason: "the directory has no attribute “\(filter.sourceOperandName)”")
                    }
                }
            }
        }
    }

    private static func isKnown(_ name: String, _ kind: ObjectKind) -> Bool {
        ["approleassignments", "members"].contains(name.lowercased()) || DirectoryObject.isSourceName(name, of: kind)
    }
}
