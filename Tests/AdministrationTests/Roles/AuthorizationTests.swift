import Administration
import Directory
import Testing

@Suite struct AuthorizationTests {
    private static let application = ObjectID.random()
    private static let permissions: [Permission] = [
        .readDirectory, .manageUsersAndGroups, .manageAdministrators, .addApplications, .manageApplication(application),
        .assignPrincipals(application), .readProvisioning(application), .manageProvisioning(application), .readProvisioningLogs,
        .manageTokens(of: .random()),
    ]

    private static func allowed(_ roles: Set<AdministratorRole>, owned: Set<ObjectID> = []) -> [Permission] {
        let caller = Caller(userID: .random(), userPrincipalName: "c@contoso.example", roles: roles, owned: owned)
        return permissions.filter { Authorization.allows($0, caller) }
    }

    @Test func `a Global Administrator may do everything`() {
        #expect(Self.allowed([.globalAdministrator]) == Self.permissions)
    }

    @Test(arguments: [AdministratorRole.applicationAdministrator, .cloudApplicationAdministrator])
    func `application administrators have applications and provisioning, not people`(role: AdministratorRole) {
        #expect(
            Self.allowed([role]) == [
                .readDirectory, .addApplications, .manageApplication(Self.application), .assignPrincipals(Self.application),
                .readProvisioning(Self.application), .manageProvisioning(Self.application), .readProvisioningLogs,
            ])
    }

    @Test func `a User Administrator has people and assignments, not provisioning`() {
        #expect(Self.allowed([.userAdministrator]) == [.readDirectory, .manageUsersAndGroups, .assignPrincipals(Self.application)])
    }

    @Test func `an owner has the own application only`() {
        #expect(
            Self.allowed([], owned: [Self.application]) == [
                .readDirectory, .manageApplication(Self.application), .assignPrincipals(Self.application),
                .readProvisioning(Self.application), .manageProvisioning(Self.application),
            ])
        #expect(Self.allowed([], owned: [.random()]) == [.readDirectory])
    }

    @Test func `anybody else may do nothing but manage their own tokens`() {
        #expect(Self.allowed([]) == [])
        let caller = Caller(userID: .random(), userPrincipalName: "c@contoso.example", roles: [])
        #expect(Authorization.allows(.manageTokens(of: caller.userID), caller))
    }

    @Test func `a refusal names what would do`() throws {
        let caller = Caller(userID: .random(), userPrincipalName: "c@contoso.example", roles: [.userAdministrator])
        let error = try #require(throws: AdministrationError.self) {
            try Authorization.require(.manageProvisioning(Self.application), caller)
        }
        #expect(
            error.description
                == "not allowed: this needs one of the roles Global Administrator, Application Administrator, "
                + "Cloud Application Administrator or owner of the application")
        #expect(throws: AdministrationError.forbidden(needs: "the role Global Administrator")) {
            try Authorization.require(.manageAdministrators, caller)
        }
    }
}
