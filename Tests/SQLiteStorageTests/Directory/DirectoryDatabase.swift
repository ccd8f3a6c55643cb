import Directory
import Foundation
import SQLite
import SQLiteStorage

/// The directory's stores over a database file of their own, removed afterwards.
final class DirectoryDatabase: Sendable {
    let database: SQLiteDatabase
    private let folder: URL

    let date = Date(timeIntervalSince1970: 1_700_000_000)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "directory-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = try SQLiteDatabase(path: folder.appending(path: "identity.sqlite").path, migrations: DirectoryMigrations.all)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    var directory: SQLiteDirectoryStore { SQLiteDirectoryStore(database: database) }
    var feed: SQLiteChangeFeed { SQLiteChangeFeed(database: database) }
    var applications: SQLiteApplicationStore { SQLiteApplicationStore(database: database) }
    var assignments: SQLiteAppRoleAssignmentStore { SQLiteAppRoleAssignmentStore(database: database) }

    func makeUser(_ principalName: String, _ more: [String: DirectoryValue] = [:], manager: ObjectID? = nil) async throws -> DirectoryObject
    {
        var attributes = AttributeSet(more)
        attributes["userPrincipalName"] = .string(principalName)
        if attributes["displayName"] == nil { attributes["displayName"] = .string(principalName) }
        let user = DirectoryObject(kind: .user, id: .random(), attributes: attributes, manager: manager, createdDateTime: date)
        try await directory.create(user)
        return user
    }

    func makeGroup(_ name: String) async throws -> DirectoryObject {
        let attributes = AttributeSet(["displayName": .string(name), "securityEnabled": .boolean(true)])
        let group = DirectoryObject(kind: .group, id: .random(), attributes: attributes, createdDateTime: date)
        try await directory.create(group)
        return group
    }

    func makeServicePrincipal(_ name: String, roles: [AppRole] = []) async throws -> ServicePrincipal {
        let appID = GUID.random()
        let application = Application(
            id: .random(), appID: appID, applicationTemplateID: nil, displayName: name, appRoles: roles, createdDateTime: date)
        let servicePrincipal = ServicePrincipal(
            id: .random(), appID: appID, applicationTemplateID: nil, displayName: name, appRoles: roles, createdDateTime: date)
        try await applications.create(application, servicePrincipal)
        return servicePrincipal
    }

    /// What the feed tells after a point, as kind and object and related.
    func changes(after sequence: Int64 = 0) async throws -> [Entry] {
        try await feed.changes(after: sequence, limit: 1000).map { Entry(kind: $0.kind, object: $0.object, related: $0.related) }
    }

    struct Entry: Hashable {
        let kind: DirectoryChange.Kind
        let object: ObjectID
        var related: ObjectID?
    }
}
