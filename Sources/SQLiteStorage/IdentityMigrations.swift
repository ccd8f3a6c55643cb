package import SQLite

/// The structure of `identity.sqlite`: numbers 1 to 9 are the directory's, 10 to 19 the provisioning engine's.
package enum IdentityMigrations {
    package static let all = DirectoryMigrations.all + ProvisioningMigrations.all
}
