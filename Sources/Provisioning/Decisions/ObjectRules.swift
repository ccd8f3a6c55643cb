package import FoundationEssentials
import JSONDocument
package import RegularExpressions

/// What is to be done for an object, decided without asking anybody.
///
/// The decision needs no network: given the same object, link and snapshot it comes out the same.
package struct ObjectRules: Sendable {
    package let mapping: CompiledMapping
    package let scoping: ScopingRules
    /// Accounts that fall out of scope are left as they are (Graph's secret `SkipOutOfScopeDeletions`).
    package let leavesOutOfScope: Bool

    package init(mapping: CompiledMapping, scoping: ScopingRules, leavesOutOfScope: Bool) {
        self.mapping = mapping
        self.scoping = scoping
        self.leavesOutOfScope = leavesOutOfScope
    }

    /// The first half of a decision: everything that can be said without the target.
    package enum Intent: Hashable, Sendable {
        case skip(SkipReason)
        /// In scope and not linked: find out whether the target has it.
        case match
        /// In scope and linked, with something to change: compare with what the target holds.
        case reconcile(TargetID)
        /// Out of scope and linked: switch the account off.
        case disable(TargetID, [AttributeChange])
        case delete(TargetID)
    }

    /// An object's scope, what the target is to hold for it, and what is to be done.
    package struct Assessment: Sendable {
        package let scope: ScopeEvaluation?
        package let desired: DesiredObject
        package let intent: Intent
    }

    /// Decides as far as possible from the source and the link.
    ///
    /// `current` is what the target is known to hold; the link's memory when nothing newer is at hand.
    package func assess(
        _ item: SourceItem, link: Link?, current: TargetSnapshot?, now: Date
    ) throws(AssessmentError) -> Assessment {
        guard let object = item.object else {
            return Assessment(scope: nil, desired: DesiredObject(), intent: intentForVanished(link))
        }
        let scope: ScopeEvaluation
        do { scope = try scoping.evaluate(object, assignments: item.assignments) } catch { throw .scoping(error) }
        guard scope.isInScope else {
            return try assessOutOfScope(item, scope: scope, link: link, now: now)
        }
        let desired: DesiredObject
        do { desired = try mapping.desired(for: item, isSoftDeleted: false, now: now) } catch { throw .mapping(error, scope) }
        guard let link else {
            let hasMatchingValue = mapping.matching.contains { matchingValue(of: $0, in: desired) != nil }
            return Assessment(scope: scope, desired: desired, intent: hasMatchingValue ? .match : .skip(.importSkipped))
        }
        let held = current ?? TargetSnapshot(id: link.target, values: link.known)
        let isUnchanged =
            changes(from: held, to: desired, isNew: false).isEmpty && !mapping.attributes.contains(where: flowsAlways)
            && referenceChanges(from: link, to: desired).isEmpty && link.isActive
        return Assessment(scope: scope, desired: desired, intent: isUnchanged ? .skip(.redundantExport) : .reconcile(link.target))
    }

    private func flowsAlways(_ attribute: CompiledAttribute) -> Bool { attribute.mapping.flowBehavior == .flowAlways }

    private func intentForVanished(_ link: Link?) -> Intent {
        guard let link else { return .skip(.notAssigned) }
        return mapping.flowTypes.contains(.delete) ? .delete(link.target) : .skip(.actionDisabled)
    }

    private func assessOutOfScope(
        _ item: SourceItem, scope: ScopeEvaluation, link: Link?, now: Date
    ) throws(AssessmentError) -> Assessment {
        let exclusion = scope.exclusion ?? .notAssigned
        guard let link, link.isActive else {
            return Assessment(scope: scope, desired: DesiredObject(), intent: .skip(exclusion))
        }
        if leavesOutOfScope {
            return Assessment(scope: scope, desired: DesiredObject(), intent: .skip(.outOfScopeLeftAlone))
        }
        guard mapping.canDisable else {
            let intent: Intent = mapping.flowTypes.contains(.delete) ? .delete(link.target) : .skip(.actionDisabled)
            return Assessment(scope: scope, desired: DesiredObject(), intent: intent)
        }
        guard mapping.flowTypes.contains(.update) else {
            return Assessment(scope: scope, desired: DesiredObject(), intent: .skip(.actionDisabled))
        }
        // Only what says “switched off” is sent: other changes of somebody out of scope are none of the application's business.
        var desired: DesiredObject
        do { desired = try mapping.desired(for: item, isSoftDeleted: true, now: now) } catch { throw .mapping(error, scope) }
        desired.values.removeAll { !$0.attribute.dependsOnSoftDeletion }
        desired.references = [:]
        let changes = changes(from: TargetSnapshot(id: link.target, values: link.known), to: desired, isNew: false)
        return Assessment(scope: scope, desired: desired, intent: .disable(link.target, changes))
    }

    /// The attributes whose value in the target has to change.
    package func changes(from held: TargetSnapshot, to desired: DesiredObject, isNew: Bool) -> [AttributeChange] {
        desired.values.compactMap { value in
            let attribute = value.attribute
            let current = held.values[attribute.name]
            if attribute.mapping.flowType == .objectAddOnly && !isNew { return nil }
            if attribute.isEqual(current, value.value) { return nil }
            return AttributeChange(attribute: attribute.name, old: current, new: value.value)
        }
    }

    /// The references whose value differs from what was last set: attribute and object referred to.
    package func referenceChanges(from link: Link?, to desired: DesiredObject) -> [String: SourceID?] {
        desired.references.filter { name, referenced in link?.known[name]?.stringValue != referenced?.rawValue }
    }

    /// The value by which an object is looked up; `nil` when it has none.
    package func matchingValue(of attribute: CompiledAttribute, in desired: DesiredObject) -> String? {
        let value = desired.values.first { $0.attribute.name == attribute.name }?.value
        return value?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// An object for which no decision can be made.
package enum AssessmentError: Error, Hashable, Sendable {
    case scoping(RegularExpressionError)
    case mapping(MappingError, ScopeEvaluation)
}
