/// Which objects a mapping applies to: groups of clauses, of which one at least must hold as a whole.
///
/// - SeeAlso: Microsoft Graph, filter resource type
package struct ScopingFilter: Hashable, Sendable {
    /// Objects that fall out are deprovisioned.
    package var groups: [FilterGroup]
    /// Objects that fall out are ignored on reading, without deprovisioning.
    package var inputFilterGroups: [FilterGroup]
    /// Decides whether the mapping applies at all.
    package var categoryFilterGroups: [FilterGroup]

    package init(groups: [FilterGroup], inputFilterGroups: [FilterGroup] = [], categoryFilterGroups: [FilterGroup] = []) {
        self.groups = groups
        self.inputFilterGroups = inputFilterGroups
        self.categoryFilterGroups = categoryFilterGroups
    }
}

/// Clauses that must all hold.
package struct FilterGroup: Hashable, Sendable {
    package var name: String
    package var clauses: [FilterClause]

    package init(name: String, clauses: [FilterClause]) {
        self.name = name
        self.clauses = clauses
    }
}

/// One comparison of a source attribute with a literal.
package struct FilterClause: Hashable, Sendable {
    package var sourceOperandName: String
    package var operatorName: String
    package var values: [String]

    package init(sourceOperandName: String, operatorName: String, values: [String]) {
        self.sourceOperandName = sourceOperandName
        self.operatorName = operatorName
        self.values = values
    }
}
