package import FoundationEssentials

/// One running synchronization of one application.
///
/// - SeeAlso: Microsoft Graph, synchronizationJob resource type
package struct SynchronizationJob: Hashable, Sendable {
    package let id: JobID
    package let servicePrincipal: ServicePrincipalID
    /// The connector's template, for example `logicgate` or `scim`.
    package let templateID: String
    package var schedule: Schedule
    /// Only assigned users and groups, or everybody (the secret `SyncAll` in Graph).
    package var scope: SynchronizationScope
    package let created: Date

    package init(
        id: JobID, servicePrincipal: ServicePrincipalID, templateID: String, schedule: Schedule = Schedule(),
        scope: SynchronizationScope = .assigned, created: Date
    ) {
        self.id = id
        self.servicePrincipal = servicePrincipal
        self.templateID = templateID
        self.schedule = schedule
        self.scope = scope
        self.created = created
    }
}

/// Who is considered at all, before scoping filters.
package enum SynchronizationScope: String, Hashable, Sendable {
    /// Users and groups that are assigned to the application, and direct members of assigned groups.
    case assigned
    /// Everybody in the directory.
    case all
}

/// When a job runs.
package struct Schedule: Hashable, Sendable {
    /// What the administrator wants.
    package enum State: String, Hashable, Sendable {
        case active = "Active"
        case disabled = "Disabled"
        case paused = "Paused"
    }

    /// The shortest interval that is taken; anything below would only burn requests.
    package static let shortestInterval: Duration = .seconds(10)

    /// From the start of one cycle to the start of the next; forty minutes unless configured.
    package var interval: Duration
    package var state: State

    package init(interval: Duration = .seconds(40 * 60), state: State = .disabled) {
        self.interval = interval
        self.state = state
    }
}
