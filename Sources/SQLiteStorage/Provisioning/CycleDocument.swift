import FoundationEssentials
import JSONDocument
import Persistence
import Provisioning

// How cycles are written: the one under way, and the summaries of those that ended.

extension CycleState {
    var document: JSONObject {
        var document: JSONObject = [
            "id": .string(id.rawValue), "kind": .string(kind.rawValue), "began": .stored(began), "upTo": .string(upTo.rawValue),
            "phase": .string(phase.rawValue), "counts": .object(counts.document), "total": .stored(total),
        ]
        document.set("cursor", cursor.map { .string($0) })
        return document
    }

    init(_ document: StoredDocument) throws(StorageError) {
        self.init(
            id: CycleID(rawValue: try document.string("id")), kind: try document.choice("kind"), began: try document.date("began"),
            upTo: Watermark(rawValue: try document.string("upTo")), total: try document.int("total"))
        phase = try document.choice("phase")
        cursor = document.object["cursor"]?.stringValue
        counts = CycleCounts(try document.document("counts"))
    }
}

extension CycleCounts {
    /// The counters by the names they are stored under. A counter that is missing in an older document is 0.
    private static var counters: [(String, WritableKeyPath<CycleCounts, Int>)] {
        [
            ("processed", \.processed), ("inScope", \.inScope), ("created", \.created), ("linked", \.linked), ("updated", \.updated),
            ("disabled", \.disabled), ("deleted", \.deleted), ("failed", \.failed), ("membersAdded", \.membersAdded),
            ("membersRemoved", \.membersRemoved), ("requests", \.requests),
        ]
    }

    var document: JSONObject {
        var document = JSONObject()
        for (name, counter) in Self.counters where self[keyPath: counter] != 0 { document[name] = .stored(self[keyPath: counter]) }
        var reasons = JSONObject()
        for reason in SkipReason.allCases { reasons.set(reason.rawValue, skipped[reason].map { .stored($0) }) }
        if !reasons.isEmpty { document["skipped"] = .object(reasons) }
        return document
    }

    init(_ document: StoredDocument) {
        self.init()
        for (name, counter) in Self.counters { self[keyPath: counter] = document.object[name]?.intValue ?? 0 }
        let reasons = document.object["skipped"]?.objectValue ?? JSONObject()
        for reason in SkipReason.allCases { skipped[reason] = reasons[reason.rawValue]?.intValue }
    }
}

extension CycleSummary {
    var document: JSONObject {
        var document: JSONObject = [
            "id": .string(id.rawValue), "kind": .string(kind.rawValue), "state": .string(state.rawValue), "began": .stored(began),
            "ended": .stored(ended), "counts": .object(counts.document),
        ]
        document.set("errorCode", errorCode.map { .string($0) })
        document.set("errorMessage", errorMessage.map { .string($0) })
        return document
    }

    init(_ document: StoredDocument) throws(StorageError) {
        self.init(
            id: CycleID(rawValue: try document.string("id")), kind: try document.choice("kind"), state: try document.choice("state"),
            began: try document.date("began"), ended: try document.date("ended"), counts: CycleCounts(try document.document("counts")),
            errorCode: document.object["errorCode"]?.stringValue, errorMessage: document.object["errorMessage"]?.stringValue)
    }
}
