import FoundationEssentials
import Provisioning

extension ProvisioningLogQuery {
    /// Narrows the query by what a filter demands of every record, so that the store skips the rest by itself.
    ///
    /// The query then finds at least every record that the filter accepts, and possibly more: the filter still has to be
    /// asked for each record.
    mutating func narrow(by filter: ODataFilter) {
        switch filter {
        case .and(let parts): for part in parts { narrow(by: part) }
        case .compare(let left, let comparison, let right):
            if let path = left.path, path.variable == nil, let literal = right.literal {
                narrow(path.key, comparison, literal)
            }
        default: break
        }
    }

    /// Stores keep milliseconds; a bound that is that much wider loses nothing, whether the store includes it or not.
    private static let precision = 0.001

    private mutating func narrow(_ property: String, _ comparison: ODataComparison, _ literal: ODataLiteral) {
        switch (property, comparison, literal) {
        case ("jobid", .equal, .string(let id)) where job == nil: job = JobID(rawValue: id)
        case ("serviceprincipal/id", .equal, .string(let id)) where servicePrincipal == nil:
            servicePrincipal = ServicePrincipalID(rawValue: id.lowercased())
        case ("cycleid", .equal, .string(let id)) where cycle == nil: cycle = CycleID(rawValue: id)
        case ("changeid", .equal, .string(let id)) where change == nil: change = id
        case ("sourceidentity/id", .equal, .string(let id)) where source == nil: source = SourceID(rawValue: id.lowercased())
        case ("targetidentity/id", .equal, .string(let id)) where target == nil: target = TargetID(rawValue: id)
        case ("provisioningaction", .equal, .string(let text)), ("action", .equal, .string(let text)):
            action = action ?? ProvisioningAction.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
        case ("provisioningstatusinfo/status", .equal, .string(let text)):
            status = status ?? ProvisioningResult.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
        case ("activitydatetime", .greater, .instant(let date, _)), ("activitydatetime", .greaterOrEqual, .instant(let date, _)):
            let bound = date.addingTimeInterval(-Self.precision)
            from = from.map { max($0, bound) } ?? bound
        case ("activitydatetime", .less, .instant(let date, _)), ("activitydatetime", .lessOrEqual, .instant(let date, _)):
            let bound = date.addingTimeInterval(Self.precision)
            until = until.map { min($0, bound) } ?? bound
        default: break
        }
    }
}
