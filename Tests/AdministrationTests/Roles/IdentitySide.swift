import Administration
import Directory
import Foundation
import SQLite
import SQLiteStorage
import Synchronization

/// The use cases of users, groups, applications and roles over real stores in a folder of their own, and a clock that stands still.
final class IdentitySide: Sendable {
    let directory: any DirectoryStore & MembershipStore & DirectoryImport
    let applications: any ApplicationStore & OwnerStore
    let assignmentStore: any AppRoleAssignmentStore
    let roles: any RoleStore
    let tokens: any APITokenStore
    let organizations: any OrganizationStore
    private let folder: URL
    private let clock = Mutex(Date(timeIntervalSince1970: 1_700_000_000))

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "administration-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try SQLiteDatabase(path: folder.appending(path: "identity.sqlite").path, migrations: DirectoryMigrations.all)
        directory = SQLiteDirectoryStore(database: database)
        applications = SQLiteApplicationStore(database: database)
        assignmentStore = SQLiteAppRoleAssignmentStore(database: database)
        roles = SQLiteRoleStore(database: database)
        tokens = SQLiteAPITokenStore(database: database)
        organizations = SQLiteOrganizationStore(database: database)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    var now: @Sendable () -> Date { { [self] in clock.withLock { $0 } } }

    func advance(by seconds: TimeInterval) {
        clock.withLock { $0 += seconds }
    }

    var users: UserAdministration { UserAdministration(directory: directory, roles: roles, now: now) }
    var groups: GroupAdministration { GroupAdministration(directory: directory, memberships: directory, now: now) }
    var deletedItems: DeletedItems { DeletedItems(directory: directory, roles: roles, now: now) }
    var browsing: DirectoryBrowsing { DirectoryBrowsing(directory: directory, memberships: directory) }
    var applicationAdministration: ApplicationAdministration {
        ApplicationAdministration(applications: applications, assignments: assignmentStore, now: now)
    }
    var owners: OwnerAdministration { OwnerAdministration(owners: applications, directory: directory) }
    var assignments: AssignmentAdministration {
        AssignmentAdministration(assignments: assignmentStore, applications: applications, directory: directory, now: now)
    }
    var callers: CallerDirectory {
        CallerDirectory(directory: directory, roles: roles, owners: applications, applications: applications)
    }
    var signIn: SignIn { SignIn(tokens: tokens, callers: callers, now: now) }
    var tokenAdministration: TokenAdministration { TokenAdministration(tokens: tokens, directory: directory, now: now) }
    var roleAdministration: RoleAdministration { RoleAdministration(roles: roles, directory: directory) }
    var firstStart: FirstStart {
        FirstStart(organizations: organizations, directory: directory, roles: roles, tokens: tokens, now: now)
    }

    /// A user of the directory with these roles, as caller.
    func caller(_ roles: AdministratorRole...) async throws -> Caller {
        let id = ObjectID.random()
        let user = DirectoryObject(
            kind: .user, id: id,
            attributes: AttributeSet(["userPrincipalName": .string("\(id)@contoso.example"), "displayName": .string("Caller")]),
            createdDateTime: now())
        try await directory.create(user)
        for role in roles { _ = try await self.roles.grant(role, to: id) }
        return Caller(userID: id, userPrincipalName: user.label, roles: Set(roles))
    }

    static func userAttributes(_ name: String) -> [AttributeChange] {
        [
            AttributeChange("userPrincipalName", .string("\(name)@contoso.example")), AttributeChange("displayName", .string(name)),
            AttributeChange("mailNickname", .string(name)), AttributeChange("accountEnabled", .boolean(true)),
        ]
    }

    static func groupAttributes(_ name: String, securityEnabled: Bool = true) -> [AttributeChange] {
        [
            AttributeChange("displayName", .string(name)), AttributeChange("mailNickname", .string("g")),
            AttributeChange("mailEnabled", .boolean(!securityEnabled)), AttributeChange("securityEnabled", .boolean(securityEnabled)),
        ]
    }
}
