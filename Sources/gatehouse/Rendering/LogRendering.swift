import JSONDocument

/// Records of the provisioning log for people: one line each.
enum LogRendering {
    static func lines(_ records: [JSONValue]) -> [String] {
        var table = Table("TIME", "ACTION", "STATUS", "OBJECT", "WHAT")
        for record in records { table.rows.append(row(record)) }
        return table.lines
    }

    private static func row(_ record: JSONValue) -> [String] {
        [
            record["activityDateTime"]?.stringValue ?? "",
            record["provisioningAction"]?.stringValue ?? "",
            record["provisioningStatusInfo"]?["status"]?.stringValue ?? "",
            name(record["sourceIdentity"]) ?? name(record["targetIdentity"]) ?? "",
            what(record),
        ]
    }

    private static func name(_ identity: JSONValue?) -> String? {
        let candidates = [identity?["details"]?["UserPrincipalName"], identity?["displayName"], identity?["id"]]
        return candidates.lazy.compactMap { $0?.stringValue }.first { !$0.isEmpty }
    }

    /// What changed; else why nothing did.
    private static func what(_ record: JSONValue) -> String {
        if let error = record["provisioningStatusInfo"]?["errorInformation"], !error.isNull {
            return "\(error["errorCode"]?.stringValue ?? ""): \(error["reason"]?.stringValue ?? "")"
        }
        let changes = (record["modifiedProperties"]?.arrayValue ?? []).map { property in
            let name = property["displayName"]?.stringValue ?? ""
            let old = property["oldValue"]?.stringValue ?? ""
            let new = property["newValue"]?.stringValue ?? ""
            return old.isEmpty ? "\(name) = “\(new)”" : new.isEmpty ? "\(name): “\(old)” removed" : "\(name): “\(old)” → “\(new)”"
        }
        if !changes.isEmpty { return changes.joined(separator: ", ") }
        return record["provisioningSteps"]?.arrayValue?.last?["description"]?.stringValue ?? ""
    }
}
