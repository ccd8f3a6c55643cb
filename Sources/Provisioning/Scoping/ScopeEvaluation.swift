import JSONDocument

/// Whether an object is in scope, with every reason as a value: the log, the pages and `why` show these.
package struct ScopeEvaluation: Hashable, Sendable {
    package var isActiveInSource: Bool
    package var isAssigned: Bool
    package var isScopeAll: Bool
    package var hasRequiredRole: Bool
    /// How it is assigned, for people: `directly`, or the names of the groups.
    package var assignedThrough: [String]
    /// Each clause of each filter group and whether it holds; empty without a filter.
    package var clauses: [ClauseEvaluation]
    package var passesFilters: Bool

    package struct ClauseEvaluation: Hashable, Sendable {
        /// `{group}.{attribute} {operator} '{value}'`
        package let label: String
        package let holds: Bool
    }

    /// Entitled, and not filtered out; activity left aside.
    package var isInScope: Bool { isActiveInSource && isEntitled && passesFilters }
    package var isEntitled: Bool { isScopeAll || (isAssigned && hasRequiredRole) }

    /// Why the object is out of scope; `nil` when it is in.
    package var exclusion: SkipReason? {
        if !isScopeAll && !isAssigned { return .notAssigned }
        if !isScopeAll && !hasRequiredRole { return .roleNotEntitled }
        if !isActiveInSource { return .inactiveAtSource }
        if !passesFilters { return .filteredOut }
        return nil
    }

    /// The scoping step of the provisioning log.
    package var step: ProvisioningStep {
        var results = JSONObject()
        for clause in clauses { results[clause.label] = .bool(clause.holds) }
        var details: JSONObject = [
            "Active in the source system": Self.text(isActiveInSource),
            "Assigned to the application": Self.text(isAssigned),
            "Scope sync all": Self.text(isScopeAll),
            "User has the required role": Self.text(hasRequiredRole || isScopeAll),
            "Scoping filter evaluation passed": Self.text(passesFilters),
            "ScopeEvaluationResult": .string(JSONValue.object(results).text),
        ]
        if !assignedThrough.isEmpty { details["Assigned through"] = .string(assignedThrough.joined(separator: ", ")) }
        return ProvisioningStep(
            name: "EntrySynchronizationScoping", kind: .scoping, status: isInScope ? .success : .skipped,
            description: isInScope ? "The object is in scope." : "The object is not in scope: \(explanation).", details: details)
    }

    /// In plain language why it is out of scope.
    package var explanation: String {
        switch exclusion {
        case .notAssigned: "neither it nor a group that it is directly in is assigned to the application"
        case .roleNotEntitled: "it is assigned only with a role that is switched off"
        case .inactiveAtSource: "it is disabled or deleted in the directory"
        case .filteredOut:
            "no scoping filter holds for it (" + clauses.filter { !$0.holds }.map(\.label).joined(separator: "; ") + ")"
        default: "it is in scope"
        }
    }

    private static func text(_ flag: Bool) -> JSONValue { .string(flag ? "True" : "False") }
}
