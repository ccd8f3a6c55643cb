import Persistence
import SQLite
import SQLiteStorage

/// The stores of the identity side, all in one database file.
struct IdentityStores: Sendable {
    let database: SQLiteDatabase
    let organizations: SQLiteOrganizationStore
    let directory: SQLiteDirectoryStore
    let feed: SQLiteChangeFeed
    let applications: SQLiteApplicationStore
    let assignments: SQLiteAppRoleAssignmentStore
    let roles: SQLiteRoleStore
    let tokens: SQLiteAPITokenStore
    let jobs: SQLiteJobStore
    let links: SQLiteLinkStore
    let secrets: SQLiteSecretStore
    let log: SQLiteProvisioningLogStore

    /// Opens the file in the folder. - Throws: ``StorageError``, whose text names the path.
    init(in folder: DataFolder) throws(StorageError) {
        database = try SQLiteDatabase(path: folder.file("identity.sqlite"), migrations: IdentityMigrations.all)
        organizations = SQLiteOrganizationStore(database: database)
        directory = SQLiteDirectoryStore(database: database)
        feed = SQLiteChangeFeed(database: database)
        applications = SQLiteApplicationStore(database: database)
        assignments = SQLiteAppRoleAssignmentStore(database: database)
        roles = SQLiteRoleStore(database: database)
        tokens = SQLiteAPITokenStore(database: database)
        jobs = SQLiteJobStore(database: database)
        links = SQLiteLinkStore(database: database)
        secrets = SQLiteSecretStore(database: database)
        log = SQLiteProvisioningLogStore(database: database)
    }
}
