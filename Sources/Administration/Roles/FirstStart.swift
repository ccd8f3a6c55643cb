package import Directory
package import FoundationEssentials

/// Prepares an empty identity side: the tenant, and somebody who can administer it. Running it again changes nothing.
package struct FirstStart: Sendable {
    /// What is there afterwards.
    package struct Outcome: Sendable {
        package let organization: Organization
        package let administrator: DirectoryObject
        /// Made only when there was no Global Administrator before.
        package let token: NewAPIToken?
    }

    private let organizations: any OrganizationStore
    private let directory: any DirectoryStore
    private let roles: any RoleStore
    private let tokens: any APITokenStore
    private let now: @Sendable () -> Date

    package init(
        organizations: any OrganizationStore, directory: any DirectoryStore, roles: any RoleStore, tokens: any APITokenStore,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.organizations = organizations
        self.directory = directory
        self.roles = roles
        self.tokens = tokens
        self.now = now
    }

    /// - Parameters:
    ///   - administrator: The principal name of the first administrator; the user is created when there is none of that name.
    ///   - tokenName: What the token is listed as.
    package func prepare(
        displayName: String, defaultDomain: String, administrator: String, tokenName: String = "First start"
    ) async throws -> Outcome {
        let organization = try await organization(displayName: displayName, defaultDomain: defaultDomain)
        let holders = try await directory.objects(try await roles.holders(of: .globalAdministrator))
        if let holder = holders.filter({ !$0.isDeleted && $0.accountEnabled }).min(by: { $0.id < $1.id }) {
            return Outcome(organization: organization, administrator: holder, token: nil)
        }
        let user = try await user(administrator)
        let token = try await TokenIssue(tokens: tokens, now: now).issue(name: tokenName, for: user.id, expires: nil)
        // The role comes last: killed before it, the next start does all of this again rather than leave nobody with a token.
        _ = try await roles.grant(.globalAdministrator, to: user.id)
        return Outcome(organization: organization, administrator: user, token: token)
    }

    private func organization(displayName: String, defaultDomain: String) async throws -> Organization {
        if let existing = try await organizations.organization() { return existing }
        let organization = Organization(id: .random(), displayName: displayName, defaultDomain: defaultDomain, createdDateTime: now())
        try await organizations.save(organization)
        return organization
    }

    private func user(_ principalName: String) async throws -> DirectoryObject {
        if let existing = try await directory.user(principalName: principalName) {
            guard existing.accountEnabled else {
                throw AdministrationError.conflict(
                    "\(principalName) is disabled and cannot become the first administrator; name another user")
            }
            return existing
        }
        try PrincipalName.check(principalName)
        let nickname = principalName.prefix { $0 != "@" }
        let user = DirectoryObject(
            kind: .user, id: .random(),
            attributes: AttributeSet([
                "userPrincipalName": .string(principalName), "displayName": .string("Administrator"),
                "mailNickname": .string(String(nickname)),
                "accountEnabled": .boolean(true), "userType": .string("Member"),
            ]), createdDateTime: now())
        try await directory.create(user)
        return user
    }
}
