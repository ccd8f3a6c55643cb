import FoundationEssentials
import JSONDocument

extension ObjectProvisioner {
    /// Creates the account, and makes sure that a creation whose answer was lost is not repeated.
    func create(_ attempt: inout Attempt) async throws(ConnectorError) -> ObjectOutcome {
        guard mapping.flowTypes.contains(.add) else { return skipped(attempt, .actionDisabled) }
        attempt.action = .create
        let document = attempt.desired.document(of: mapping)
        let known = attempt.desired.known(of: mapping)
        attempt.modified = known.map { ModifiedProperty($0.name, old: nil, new: $0.value) }
        let target = target
        let type = mapping.type
        var tries = 1
        while true {
            do {
                let created = try await gate.send(isRepeatable: false) { () async throws(ConnectorError) in
                    try await target.create(document, of: type)
                }
                attempt.log.addExport("EntryExportAdd", .success, "Created the account \(created.id).")
                let link = makeLink(attempt, created.id, known: known, isActive: true)
                var outcome = attempt.outcome(.created, link: link)
                outcome.references = pendingReferences(attempt, link: nil)
                outcome.record = attempt.log.record(
                    action: .create, status: .success, target: created.id, modified: attempt.modified, targetUserName: userName(known))
                return outcome
            } catch {
                guard error.kind == .conflict || error.mayHaveBeenDone else { throw error }
                attempt.log.addExport("EntryExportAdd", .warning, "\(error.message) The account is looked up again.")
                // An account that appeared meanwhile, or a creation that was carried out although no success was reported.
                switch try await lookUp(&attempt, usesIndex: false) {
                case .account(let snapshot): return try await adopt(&attempt, snapshot, wasCreatedHere: error.mayHaveBeenDone)
                case .ambiguous(let information): return failed(attempt, information)
                case .nothing: break
                }
                guard error.mayHaveBeenDone, error.kind != .incompatible, tries < 3 else { throw error }
                try await gate.pause(after: error, attempt: tries)
                tries += 1
            }
        }
    }

    func disable(_ attempt: inout Attempt, _ id: TargetID, _ changes: [AttributeChange]) async throws(ConnectorError) -> ObjectOutcome {
        attempt.action = .disable
        attempt.modified = changes.map(\.modifiedProperty)
        do throws(ConnectorError) {
            if !changes.isEmpty { try await update(id, changes) }
        } catch  where error.kind == .notFound {
            attempt.log.addExport("EntryExportUpdateSoftDelete", .success, "The account \(id) is gone from the application already.")
            var outcome = attempt.outcome(.disabled, link: nil)
            outcome.record = attempt.log.record(action: .disable, status: .success, target: id, modified: attempt.modified)
            return outcome
        }
        let reason = attempt.scope?.explanation ?? "it is out of scope"
        attempt.log.addExport("EntryExportUpdateSoftDelete", .success, "Disabled the account, because \(reason).")
        var known = attempt.link?.known ?? JSONObject()
        for change in changes { known[change.attribute] = change.new }
        var outcome = attempt.outcome(.disabled, link: makeLink(attempt, id, known: known, isActive: false))
        outcome.record = attempt.log.record(
            action: .disable, status: .success, target: id, modified: attempt.modified, targetUserName: userName(known))
        return outcome
    }

    func delete(_ attempt: inout Attempt, _ id: TargetID) async throws(ConnectorError) -> ObjectOutcome {
        attempt.action = .delete
        let target = target
        let type = mapping.type
        var text = "Deleted the account \(id)."
        do throws(ConnectorError) {
            try await gate.send { () async throws(ConnectorError) in try await target.delete(id, of: type) }
        } catch  where error.kind == .notFound {
            text = "The account \(id) is gone from the application already."
        }
        attempt.log.addExport("EntryExportDelete", .success, text)
        var outcome = attempt.outcome(.deleted, link: nil)
        outcome.record = attempt.log.record(
            action: .delete, status: .success, target: id, targetUserName: attempt.link.flatMap { userName($0.known) })
        return outcome
    }

    func skipped(_ attempt: Attempt, _ reason: SkipReason) -> ObjectOutcome {
        var attempt = attempt
        var outcome = attempt.outcome(.skipped(reason), link: attempt.link)
        // An object that nobody ever assigned is no news; everything else can be looked up in the log.
        guard logsUnassigned || reason != .notAssigned || attempt.link != nil else { return outcome }
        guard reason != .redundantExport || logsUnassigned else { return outcome }
        let detail = reason == .redundantExport ? "The application already holds every value." : skipDetail(attempt, reason)
        attempt.log.add(
            ProvisioningStep(
                name: "EntrySynchronizationSkip", kind: .processing, status: .skipped, description: detail,
                details: ["SkipReason": .string(reason.rawValue)]))
        outcome.record = attempt.log.record(
            action: .other, status: .skipped, target: attempt.link?.target,
            error: ProvisioningErrorInformation(skip: reason, detail: detail))
        return outcome
    }

    private func skipDetail(_ attempt: Attempt, _ reason: SkipReason) -> String {
        switch reason {
        case .importSkipped:
            "No matching attribute has a value (\(mapping.matching.map(\.name).joined(separator: ", "))), so it cannot be looked up."
        case .actionDisabled: "The object mapping does not allow it."
        default: "Nothing was done: \(attempt.scope?.explanation ?? "the object is gone and was never provisioned")."
        }
    }

    // MARK: Failures

    func failed(_ attempt: Attempt, for error: AssessmentError) -> ObjectOutcome {
        var attempt = attempt
        switch error {
        case .scoping(let error):
            return failed(
                attempt,
                .failure(
                    code: "ScopingFilterFailed", reason: "A scoping filter cannot be evaluated for this object: \(error)",
                    cure: "Simplify the regular expression of the scoping filter."))
        case .mapping(let error, let scope):
            attempt.log.add(scope.step)
            attempt.isInScope = scope.isInScope
            return failed(
                attempt,
                .failure(
                    code: "MappingEvaluationFailed",
                    reason: "The mapping of \(error.attribute) does not work for this object: \(error.reason)",
                    cure: "Correct the expression, or the attribute that it reads."))
        }
    }

    func failed(_ attempt: Attempt, _ error: ConnectorError) async -> ObjectOutcome {
        var attempt = attempt
        let step: String =
            switch attempt.action {
            case .create: "EntryExportAdd"
            case .update: "EntryExportUpdate"
            case .disable: "EntryExportUpdateSoftDelete"
            case .delete: "EntryExportDelete"
            case .stagedDelete, .other: "EntryImportByMatchingId"
            }
        var details: JSONObject = ["errorCode": .string(error.code)]
        if let request = error.request { details["request"] = .string(request) }
        attempt.log.addExport(step, .failure, error.message, details: details)
        var outcome = failed(attempt, ProvisioningErrorInformation(error))
        outcome.suggestsOutage = error.suggestsOutage
        if await isFatal(error) { outcome.fatal = error }
        return outcome
    }

    /// Whether nothing else can work either: the credentials are refused, or the target asks for a long pause.
    private func isFatal(_ error: ConnectorError) async -> Bool {
        guard error.kind == .forbidden else { return error.concernsEverybody }
        // One protected account must not stop everybody; a key that lost its permission must.
        guard let attribute = mapping.matching.first else { return true }
        return await !ConnectionProbe(target: target, gate: gate).isAccepted(type: mapping.type, attribute: attribute.name)
    }

    func failed(_ attempt: Attempt, _ information: ProvisioningErrorInformation) -> ObjectOutcome {
        var attempt = attempt
        var outcome = attempt.outcome(.failed, link: attempt.link)
        let now = context.now()
        if let escrow = attempt.escrow, escrow.isExpired(at: now) {
            // Nothing is lost silently: the record says that this was the last attempt.
            attempt.log.add(
                ProvisioningStep(
                    name: "EntryEscrowDropped", kind: .processing, status: .failure,
                    description: "Given up after 28 days and \(escrow.attempts + 1) attempts; a change of the object starts anew."))
        } else if var escrow = attempt.escrow {
            escrow.failAgain(at: now, code: information.errorCode, message: information.reason)
            outcome.escrow = escrow
        } else {
            outcome.escrow = Escrow(
                type: attempt.item.type, source: attempt.item.id, failed: now, code: information.errorCode, message: information.reason)
        }
        outcome.record = attempt.log.record(
            action: attempt.action, status: .failure, target: attempt.link?.target, modified: attempt.modified, error: information)
        return outcome
    }

    // MARK: References

    /// References that are not as they should be; set once the objects they point at have accounts.
    func pendingReferences(_ attempt: Attempt, link: Link?) -> [PendingReference] {
        rules.referenceChanges(from: link, to: attempt.desired).map { name, referenced in
            PendingReference(type: attempt.item.type, source: attempt.item.id, attribute: name, referenced: referenced)
        }
    }

    /// References that are as they should be, whatever was pending before.
    func settledReferences(_ attempt: Attempt, link: Link?) -> [PendingReference] {
        let changes = rules.referenceChanges(from: link, to: attempt.desired)
        return attempt.desired.references.filter { changes[$0.key] == nil }.map { name, referenced in
            PendingReference(type: attempt.item.type, source: attempt.item.id, attribute: name, referenced: referenced)
        }
    }
}

extension ModifiedProperty {
    init(_ name: String, old: JSONValue?, new: JSONValue?) {
        self = AttributeChange(attribute: name, old: old, new: new).modifiedProperty
    }
}
