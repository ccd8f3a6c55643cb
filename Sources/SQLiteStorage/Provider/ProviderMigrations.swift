package import SQLite

/// The schema of `provider.sqlite`, in order; a number that was released never changes.
package enum ProviderMigrations {
    package static let all = [tenants, resources]

    /// Other tables refer to a tenant by its number: 36 letters in every index entry would be most of the index.
    private static let tenants = SQLiteMigration(
        number: 1, name: "tenants",
        sql: """
            CREATE TABLE tenants (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                slug TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                plan TEXT NOT NULL,
                created INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE tenant_users (
                id TEXT NOT NULL PRIMARY KEY,
                tenant INTEGER NOT NULL REFERENCES tenants (number),
                user_name TEXT NOT NULL,
                folded_user_name TEXT NOT NULL,
                display_name TEXT NOT NULL,
                permissions TEXT NOT NULL,
                active INTEGER NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX tenant_users_by_name ON tenant_users (tenant, folded_user_name);
            CREATE TABLE access_keys (
                id TEXT NOT NULL PRIMARY KEY,
                tenant INTEGER NOT NULL REFERENCES tenants (number),
                name TEXT NOT NULL,
                prefix TEXT NOT NULL UNIQUE,
                hash BLOB NOT NULL,
                owner TEXT NOT NULL REFERENCES tenant_users (id),
                created INTEGER NOT NULL,
                last_used INTEGER,
                expires INTEGER,
                revoked INTEGER
            ) STRICT;
            CREATE INDEX access_keys_by_tenant ON access_keys (tenant, created);
            """)

    /// `number` ascends with creation, so it is both the cheapest key to insert and the stable order of lists. `resource_counts` is kept
    /// along, for counting a million rows takes longer than reading a page of them.
    private static let resources = SQLiteMigration(
        number: 2, name: "resources",
        sql: """
            CREATE TABLE resources (
                number INTEGER PRIMARY KEY,
                tenant INTEGER NOT NULL REFERENCES tenants (number),
                resource_type TEXT NOT NULL,
                id TEXT NOT NULL,
                unique_key TEXT NOT NULL,
                external_id TEXT,
                display TEXT NOT NULL,
                active INTEGER NOT NULL,
                created INTEGER NOT NULL,
                last_modified INTEGER NOT NULL,
                version INTEGER NOT NULL,
                document BLOB NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX resources_by_id ON resources (id);
            CREATE UNIQUE INDEX resources_by_unique_key ON resources (tenant, resource_type, unique_key);
            CREATE INDEX resources_by_external_id ON resources (tenant, resource_type, external_id) WHERE external_id IS NOT NULL;
            CREATE INDEX resources_by_type ON resources (tenant, resource_type);
            CREATE TABLE resource_counts (
                tenant INTEGER NOT NULL REFERENCES tenants (number),
                resource_type TEXT NOT NULL,
                count INTEGER NOT NULL,
                PRIMARY KEY (tenant, resource_type)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE memberships (
                group_number INTEGER NOT NULL REFERENCES resources (number),
                member_number INTEGER NOT NULL REFERENCES resources (number),
                PRIMARY KEY (group_number, member_number)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX memberships_by_member ON memberships (member_number);
            """)
}
