import MappingExpressions
package import RegularExpressions

/// Scope and scoping filters of one object mapping, compiled: regular expressions once, operators resolved.
package struct ScopingRules: Sendable {
    private let scope: SynchronizationScope
    private let groups: [CompiledGroup]

    private struct CompiledGroup: Sendable {
        let name: String
        let clauses: [CompiledClause]
    }

    /// - Throws: ``SchemaError`` naming the clause whose operator or value cannot be used.
    package init(scope: SynchronizationScope, filter: ScopingFilter?) throws(SchemaError) {
        self.scope = scope
        if let filter, !filter.inputFilterGroups.isEmpty || !filter.categoryFilterGroups.isEmpty {
            // Experimental in the product described; ignoring them in silence would put people in scope who were meant to be out.
            throw SchemaError(path: "scope", reason: "inputFilterGroups and categoryFilterGroups are not offered; use groups")
        }
        var groups: [CompiledGroup] = []
        for (groupIndex, group) in (filter?.groups ?? []).enumerated() where !group.clauses.isEmpty {
            var clauses: [CompiledClause] = []
            for (index, clause) in group.clauses.enumerated() {
                clauses.append(try CompiledClause(clause, path: "scope.groups[\(groupIndex)].clauses[\(index)]"))
            }
            groups.append(CompiledGroup(name: group.name, clauses: clauses))
        }
        self.groups = groups
    }

    /// Evaluates every condition, so that the reasons are complete.
    ///
    /// - Throws: when a regular expression is too costly for a value of this object.
    package func evaluate(
        _ object: SourceObject, assignments: [Assignment]
    ) throws(RegularExpressionError) -> ScopeEvaluation {
        var clauses: [ScopeEvaluation.ClauseEvaluation] = []
        var passes = groups.isEmpty
        for group in groups {
            var holdsAll = true
            for clause in group.clauses {
                let holds = try clause.holds(for: object.attributes)
                clauses.append(.init(label: clause.label(group: group.name), holds: holds))
                if !holds { holdsAll = false }
            }
            if holdsAll { passes = true }
        }
        return ScopeEvaluation(
            isActiveInSource: object.isEnabled && !object.isDeleted, isAssigned: !assignments.isEmpty, isScopeAll: scope == .all,
            hasRequiredRole: assignments.contains(where: \.isEntitling), assignedThrough: assignments.map(Self.text),
            clauses: clauses, passesFilters: passes)
    }

    private static func text(_ assignment: Assignment) -> String {
        switch assignment.path {
        case .direct: "directly, role \(assignment.role.displayName)"
        case .group(_, let name): "group \(name), role \(assignment.role.displayName)"
        }
    }
}
