package import Persistence
package import Provisioning
package import SQLite

/// The sealed secrets of applications in `identity.sqlite`.
package struct SQLiteSecretStore: SecretStore {
    private let database: SQLiteDatabase

    package init(database: SQLiteDatabase) {
        self.database = database
    }

    package func sealedSecrets(of servicePrincipal: ServicePrincipalID) async throws(StorageError) -> [String: [UInt8]] {
        let secrets = try await database.read { connection throws(StorageError) in
            try connection.query(
                "SELECT name, sealed FROM provisioning_secrets WHERE service_principal = ?", [.text(servicePrincipal.rawValue)]
            ) { ($0.text(0), $0.blob(1)) }
        }
        return Dictionary(secrets) { first, _ in first }
    }

    package func setSealedSecrets(_ secrets: [String: [UInt8]?], of servicePrincipal: ServicePrincipalID) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            for (name, sealed) in secrets {
                if let sealed {
                    try connection.execute(
                        "INSERT OR REPLACE INTO provisioning_secrets (service_principal, name, sealed) VALUES (?, ?, ?)",
                        [.text(servicePrincipal.rawValue), .text(name), .blob(sealed)])
                } else {
                    try connection.execute(
                        "DELETE FROM provisioning_secrets WHERE service_principal = ? AND name = ?",
                        [.text(servicePrincipal.rawValue), .text(name)])
                }
            }
        }
    }
}
