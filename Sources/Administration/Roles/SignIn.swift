package import Directory
package import FoundationEssentials

/// Turns the bearer token of a request into the caller it stands for.
package struct SignIn: Sendable {
    /// The time of last use is for people; writing it with every request would cost a write each.
    private static let useRecordingInterval: TimeInterval = 60

    private let tokens: any APITokenStore
    private let callers: CallerDirectory
    private let now: @Sendable () -> Date

    package init(tokens: any APITokenStore, callers: CallerDirectory, now: @escaping @Sendable () -> Date = { Date() }) {
        self.tokens = tokens
        self.callers = callers
        self.now = now
    }

    /// Nil when the token is unknown or expired, or its owner is deleted or disabled: a stranger learns no more than that.
    package func caller(bearing secret: String) async throws -> Caller? {
        guard let token = try await tokens.token(hash: APITokenSecret.hash(of: secret)) else { return nil }
        let time = now()
        if let expiration = token.expirationDateTime, expiration <= time { return nil }
        guard let caller = try await callers.caller(token.owner) else { return nil }
        if token.lastUsedDateTime.map({ time.timeIntervalSince($0) >= Self.useRecordingInterval }) ?? true {
            try await tokens.recordUse(of: token.id, at: time)
        }
        return caller
    }
}

/// Knows what each user may administer.
package struct CallerDirectory: Sendable {
    private let directory: any DirectoryStore
    private let roles: any RoleStore
    private let owners: any OwnerStore
    private let applications: any ApplicationStore

    package init(directory: any DirectoryStore, roles: any RoleStore, owners: any OwnerStore, applications: any ApplicationStore) {
        self.directory = directory
        self.roles = roles
        self.owners = owners
        self.applications = applications
    }

    /// Nil when there is no such user, or it is deleted or disabled.
    package func caller(_ id: ObjectID) async throws -> Caller? {
        guard let user = try await directory.object(id), user.kind == .user, !user.isDeleted, user.accountEnabled else { return nil }
        var owned = try await owners.owned(by: id)
        // Who owns the application owns the installed one too, and the other way round.
        for object in owned {
            if let application = try await applications.application(object) {
                if let counterpart = try await applications.servicePrincipal(appID: application.appID) { owned.insert(counterpart.id) }
            } else if let servicePrincipal = try await applications.servicePrincipal(object),
                let counterpart = try await applications.application(appID: servicePrincipal.appID)
            {
                owned.insert(counterpart.id)
            }
        }
        return Caller(userID: id, userPrincipalName: user.label, roles: try await roles.roles(of: id), owned: owned)
    }
}
