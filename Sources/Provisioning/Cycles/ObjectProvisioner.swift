import FoundationEssentials
import JSONDocument

/// Takes one object from import to export.
///
/// The decisions are ``ObjectRules``'; here they are carried out, and what happened is written down step by step.
struct ObjectProvisioner: Sendable {
    let rules: ObjectRules
    let context: CycleContext
    let index: TargetIndex?
    /// Whether what the index does not hold can be taken as absent from the target.
    let trustsIndex: Bool
    /// The accounts that are linked to other source objects already.
    let linkOwner: @Sendable (ObjectType, TargetID) async throws(ConnectorError) -> SourceID?
    /// Whether objects that are merely not assigned are worth a log record.
    let logsUnassigned: Bool
    /// What the objects of the same page have asked for.
    var claims = MatchingClaims()

    var mapping: CompiledMapping { rules.mapping }
    var target: any TargetConnector { context.target }
    var gate: RequestGate { context.gate }

    func process(_ item: SourceItem, link: Link?, escrow: Escrow?) async -> ObjectOutcome {
        var attempt = Attempt(item: item, link: link, escrow: escrow, log: AttemptLog(item, context: context))
        attempt.log.addImport()
        let assessment: ObjectRules.Assessment
        do {
            assessment = try rules.assess(
                item, link: link, current: link.flatMap { index?.snapshot($0.target) }, now: context.now())
        } catch {
            return failed(attempt, for: error)
        }
        if let scope = assessment.scope { attempt.log.add(scope.step) }
        attempt.isInScope = assessment.scope?.isInScope ?? false
        attempt.desired = assessment.desired
        attempt.scope = assessment.scope
        do {
            // The list of all accounts lacks the linked one: perhaps it was deleted there.
            if assessment.intent == .skip(.redundantExport), let link, let index, index.snapshot(link.target) == nil {
                return try await reconcile(&attempt, link.target)
            }
            switch assessment.intent {
            case .skip(let reason):
                var outcome = skipped(attempt, reason)
                // A reference that waited may have been taken back meanwhile.
                if reason == .redundantExport { outcome.settledReferences = settledReferences(attempt, link: link) }
                return outcome
            case .match: return try await match(&attempt)
            case .reconcile(let id): return try await reconcile(&attempt, id)
            case .disable(let id, let changes): return try await disable(&attempt, id, changes)
            case .delete(let id): return try await delete(&attempt, id)
            }
        } catch {
            return await failed(attempt, error)
        }
    }

    /// An object on its way.
    struct Attempt: Sendable {
        let item: SourceItem
        let link: Link?
        let escrow: Escrow?
        var log: AttemptLog
        var isInScope = false
        var scope: ScopeEvaluation?
        var desired = DesiredObject()
        /// What was being done when it failed.
        var action: ProvisioningAction = .other
        var modified: [ModifiedProperty] = []

        func outcome(_ effect: ObjectOutcome.Effect, link: Link?) -> ObjectOutcome {
            ObjectOutcome(
                item: item, effect: effect, isInScope: isInScope, link: link, hadLink: self.link != nil, hadEscrow: escrow != nil)
        }
    }

    // MARK: Matching

    /// What looking an object up came to.
    enum Finding: Sendable {
        case nothing
        case account(TargetSnapshot)
        /// Several accounts match, or several source objects; nothing may be written.
        case ambiguous(ProvisioningErrorInformation)
    }

    private func match(_ attempt: inout Attempt, usesIndex: Bool = true) async throws(ConnectorError) -> ObjectOutcome {
        switch try await lookUp(&attempt, usesIndex: usesIndex) {
        case .nothing: try await create(&attempt)
        case .account(let snapshot): try await adopt(&attempt, snapshot)
        case .ambiguous(let information): failed(attempt, information)
        }
    }

    /// Looks the object up by each matching attribute in turn; stops at the first hit.
    func lookUp(_ attempt: inout Attempt, usesIndex: Bool) async throws(ConnectorError) -> Finding {
        for attribute in mapping.matching {
            guard let value = rules.matchingValue(of: attribute, in: attempt.desired) else { continue }
            let owner = claims.owner(of: value, in: attribute, claimedBy: attempt.item.id)
            guard owner == attempt.item.id else {
                return .ambiguous(.duplicateSource("\(attribute.name) “\(value)”", noun: attempt.log.noun, owner: owner))
            }
            let found: [TargetSnapshot]
            if usesIndex, trustsIndex, let index {
                found = index.find(attribute, value)
            } else {
                let query = MatchingQuery(type: mapping.type, attribute: attribute.name, value: value)
                let target = target
                let mapping = mapping
                found = try await gate.send { () async throws(ConnectorError) in try await target.find(query) }
                    .map { TargetSnapshot($0, mapping: mapping) }
            }
            attempt.log.addMatch(attribute: attribute.name, value: value, found: found.map(\.id))
            if found.count > 1 { return .ambiguous(.duplicateTarget) }
            if let snapshot = found.first { return .account(snapshot) }
        }
        return .nothing
    }

    /// Links an account that the target already has, and corrects what differs.
    func adopt(_ attempt: inout Attempt, _ snapshot: TargetSnapshot, wasCreatedHere: Bool = false) async throws(ConnectorError)
        -> ObjectOutcome
    {
        let owner = try await linkOwner(mapping.type, snapshot.id) ?? claims.owner(of: snapshot.id, claimedBy: attempt.item.id)
        guard owner == attempt.item.id else {
            return failed(attempt, .duplicateSource("The account \(snapshot.id)", noun: attempt.log.noun, owner: owner))
        }
        let mayUpdate = mapping.flowTypes.contains(.update)
        let changes = mayUpdate ? rules.changes(from: snapshot, to: attempt.desired, isNew: wasCreatedHere) : []
        if !changes.isEmpty {
            attempt.action = .update
            attempt.modified = changes.map(\.modifiedProperty)
            try await update(snapshot.id, changes)
            attempt.log.addExport("EntryExportUpdate", .success, "Updated the account.")
        }
        var known = snapshot.values
        if mayUpdate {
            for value in attempt.desired.values { known[value.attribute.name] = value.value }
        }
        let link = makeLink(attempt, snapshot.id, known: known, isActive: true)
        var outcome = attempt.outcome(wasCreatedHere ? .created : .linked, link: link)
        outcome.references = pendingReferences(attempt, link: nil)
        outcome.record = attempt.log.record(
            action: wasCreatedHere ? .create : .update, status: .success, target: snapshot.id, modified: attempt.modified,
            targetUserName: userName(known))
        return outcome
    }

    // MARK: Updating

    private func reconcile(_ attempt: inout Attempt, _ id: TargetID) async throws(ConnectorError) -> ObjectOutcome {
        guard mapping.flowTypes.contains(.update) else { return skipped(attempt, .actionDisabled) }
        let snapshot: TargetSnapshot
        if let indexed = index?.snapshot(id) {
            snapshot = indexed
        } else {
            attempt.action = .update
            let target = target
            let type = mapping.type
            do throws(ConnectorError) {
                let object = try await gate.send { () async throws(ConnectorError) in try await target.read(id, of: type) }
                snapshot = TargetSnapshot(object, mapping: mapping)
            } catch  where error.kind == .notFound {
                return try await matchAgain(&attempt, id)
            }
        }
        let changes = rules.changes(from: snapshot, to: attempt.desired, isNew: false) + constantFlows(attempt, snapshot)
        var known = snapshot.values
        for (name, value) in (attempt.link?.known ?? JSONObject()).members.map({ ($0.name, $0.value) })
        where attempt.desired.references[name] != nil { known[name] = value }
        for value in attempt.desired.values where value.attribute.mapping.flowType != .objectAddOnly {
            known[value.attribute.name] = value.value
        }
        let link = makeLink(attempt, id, known: known, isActive: true)
        if changes.isEmpty {
            var outcome = skipped(attempt, .redundantExport)
            outcome.link = link
            (outcome.references, outcome.settledReferences) = (
                pendingReferences(attempt, link: attempt.link), settledReferences(attempt, link: attempt.link)
            )
            return outcome
        }
        attempt.action = .update
        attempt.modified = changes.map(\.modifiedProperty)
        do throws(ConnectorError) { try await update(id, changes) } catch  where error.kind == .notFound {
            return try await matchAgain(&attempt, id)
        }
        let names = changes.map(\.attribute).joined(separator: ", ")
        attempt.log.addExport("EntryExportUpdate", .success, "Updated \(names).")
        var outcome = attempt.outcome(.updated, link: link)
        outcome.references = pendingReferences(attempt, link: attempt.link)
        outcome.settledReferences = settledReferences(attempt, link: attempt.link)
        outcome.record = attempt.log.record(
            action: .update, status: .success, target: id, modified: attempt.modified, targetUserName: userName(known))
        return outcome
    }

    /// Attributes that are sent every time, changed or not.
    private func constantFlows(_ attempt: Attempt, _ snapshot: TargetSnapshot) -> [AttributeChange] {
        attempt.desired.values.compactMap { value in
            let current = snapshot.values[value.attribute.name]
            guard value.attribute.mapping.flowBehavior == .flowAlways, value.attribute.isEqual(current, value.value) else { return nil }
            return AttributeChange(attribute: value.attribute.name, old: current, new: value.value)
        }
    }

    /// The linked account is gone: the link says nothing any more, so the object is matched as if it were new.
    private func matchAgain(_ attempt: inout Attempt, _ id: TargetID) async throws(ConnectorError) -> ObjectOutcome {
        attempt.log.add(
            ProvisioningStep(
                name: "EntryImportObjectNotFound", kind: .matching, status: .warning,
                description: "The linked account \(id) is gone from the application (InvalidAnchor); the object is matched again.",
                details: ["errorCode": "InvalidAnchor"]))
        return try await match(&attempt, usesIndex: false)
    }

    func update(_ id: TargetID, _ changes: [AttributeChange]) async throws(ConnectorError) {
        let target = target
        let type = mapping.type
        try await gate.send { () async throws(ConnectorError) in try await target.update(id, of: type, changes) }
    }

    func makeLink(_ attempt: Attempt, _ id: TargetID, known: JSONObject, isActive: Bool) -> Link {
        Link(
            type: attempt.item.type, source: attempt.item.id, target: id, isActive: isActive, known: known,
            displayName: attempt.item.object?.userName ?? attempt.item.object?.displayName ?? attempt.link?.displayName,
            updated: context.now())
    }

    func userName(_ known: JSONObject) -> String? {
        mapping.type == .user ? known["userName"]?.stringValue : known["displayName"]?.stringValue
    }
}
