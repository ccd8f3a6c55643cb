package import Directory
package import FoundationEssentials

/// A token just made: the only moment at which its secret is known.
package struct NewAPIToken: Sendable {
    package let token: APIToken
    package let secret: String
}

/// Makes, lists and revokes API tokens: one's own, or anybody's for a Global Administrator.
package struct TokenAdministration: Sendable {
    private let tokens: any APITokenStore
    private let directory: any DirectoryStore
    private let now: @Sendable () -> Date

    package init(tokens: any APITokenStore, directory: any DirectoryStore, now: @escaping @Sendable () -> Date = { Date() }) {
        self.tokens = tokens
        self.directory = directory
        self.now = now
    }

    /// - Parameter expires: nil for a token without end.
    package func create(name: String, for owner: ObjectID, expires: Date? = nil, by caller: Caller) async throws -> NewAPIToken {
        try Authorization.require(.manageTokens(of: owner), caller)
        guard let user = try await directory.object(owner), user.kind == .user, !user.isDeleted else {
            throw AdministrationError.notFound("there is no user \(owner)")
        }
        if let expires, expires <= now() { throw AdministrationError.invalid("the token would have expired already; choose a later time") }
        return try await TokenIssue(tokens: tokens, now: now).issue(name: name, for: owner, expires: expires)
    }

    package func list(of owner: ObjectID, by caller: Caller) async throws -> [APIToken] {
        try Authorization.require(.manageTokens(of: owner), caller)
        return try await tokens.tokens(of: owner)
    }

    package func revoke(_ id: ObjectID, of owner: ObjectID, by caller: Caller) async throws {
        try Authorization.require(.manageTokens(of: owner), caller)
        guard try await tokens.tokens(of: owner).contains(where: { $0.id == id }) else {
            throw AdministrationError.notFound("the user has no token \(id)")
        }
        try await tokens.deleteToken(id)
    }
}

/// Makes a token for whoever may have one; asks nobody.
struct TokenIssue {
    let tokens: any APITokenStore
    let now: @Sendable () -> Date

    func issue(name: String, for owner: ObjectID, expires: Date?) async throws -> NewAPIToken {
        let name = name.trimmed
        guard !name.isEmpty, name.count <= 120 else { throw AdministrationError.invalid("a token needs a name of 1 to 120 characters") }
        let secret = APITokenSecret.random()
        let token = APIToken(
            id: .random(), hash: secret.hash, owner: owner, name: name, createdDateTime: now(), expirationDateTime: expires)
        try await tokens.create(token)
        return NewAPIToken(token: token, secret: secret.text)
    }
}
