package import SQLite

/// The directory's part of `identity.sqlite`: numbers 1 to 9; a number that was released never changes.
package enum DirectoryMigrations {
    package static let all = [objects, applications, administration]

    /// Columns beside the document hold the case-insensitive keys that look-ups need. The indexes over them are for living
    /// objects only and begin with the kind and end with the id, so that a page in the order of ids needs no sorting.
    private static let objects = SQLiteMigration(
        number: 1, name: "directory-objects",
        sql: """
            CREATE TABLE directory_objects (
                id TEXT NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL,
                document BLOB NOT NULL,
                manager TEXT,
                created INTEGER NOT NULL,
                deleted INTEGER,
                user_principal_name TEXT,
                display_name TEXT,
                mail TEXT,
                mail_nickname TEXT,
                employee_id TEXT
            ) STRICT;
            CREATE INDEX directory_objects_by_kind ON directory_objects (kind, id) WHERE deleted IS NULL;
            CREATE INDEX directory_objects_by_deletion ON directory_objects (kind, id) WHERE deleted IS NOT NULL;
            CREATE UNIQUE INDEX directory_objects_by_user_principal_name ON directory_objects (user_principal_name) WHERE deleted IS NULL;
            CREATE INDEX directory_objects_by_display_name ON directory_objects (kind, display_name, id) WHERE deleted IS NULL;
            CREATE INDEX directory_objects_by_mail ON directory_objects (kind, mail, id) WHERE deleted IS NULL;
            CREATE INDEX directory_objects_by_mail_nickname ON directory_objects (kind, mail_nickname, id) WHERE deleted IS NULL;
            CREATE INDEX directory_objects_by_employee_id ON directory_objects (kind, employee_id, id)
                WHERE deleted IS NULL AND employee_id IS NOT NULL;
            CREATE INDEX directory_objects_by_manager ON directory_objects (manager, id) WHERE manager IS NOT NULL;
            CREATE TABLE directory_members (
                group_id TEXT NOT NULL,
                member_id TEXT NOT NULL,
                PRIMARY KEY (group_id, member_id)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX directory_members_by_member ON directory_members (member_id, group_id);
            CREATE TABLE directory_changes (
                sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                at INTEGER NOT NULL,
                kind TEXT NOT NULL,
                object TEXT NOT NULL,
                object_kind TEXT,
                related TEXT
            ) STRICT;
            """)

    private static let applications = SQLiteMigration(
        number: 2, name: "applications",
        sql: """
            CREATE TABLE applications (
                id TEXT NOT NULL PRIMARY KEY,
                app_id TEXT NOT NULL UNIQUE,
                document BLOB NOT NULL,
                created INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE service_principals (
                id TEXT NOT NULL PRIMARY KEY,
                app_id TEXT NOT NULL UNIQUE,
                document BLOB NOT NULL,
                created INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE app_role_assignments (
                id TEXT NOT NULL PRIMARY KEY,
                principal TEXT NOT NULL,
                principal_kind TEXT NOT NULL,
                resource TEXT NOT NULL,
                app_role TEXT NOT NULL,
                created INTEGER NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX app_role_assignments_by_principal ON app_role_assignments (principal, resource, app_role);
            CREATE INDEX app_role_assignments_by_resource ON app_role_assignments (resource, id);
            CREATE TABLE application_owners (
                object TEXT NOT NULL,
                owner TEXT NOT NULL,
                PRIMARY KEY (object, owner)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX application_owners_by_owner ON application_owners (owner);
            """)

    private static let administration = SQLiteMigration(
        number: 3, name: "administration",
        sql: """
            CREATE TABLE administrator_roles (
                role TEXT NOT NULL,
                user TEXT NOT NULL,
                PRIMARY KEY (role, user)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX administrator_roles_by_user ON administrator_roles (user);
            CREATE TABLE api_tokens (
                id TEXT NOT NULL PRIMARY KEY,
                hash BLOB NOT NULL UNIQUE,
                owner TEXT NOT NULL,
                name TEXT NOT NULL,
                created INTEGER NOT NULL,
                last_used INTEGER,
                expires INTEGER
            ) STRICT;
            CREATE INDEX api_tokens_by_owner ON api_tokens (owner, created);
            CREATE TABLE organization (
                only_one INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
                id TEXT NOT NULL,
                display_name TEXT NOT NULL,
                default_domain TEXT NOT NULL,
                created INTEGER NOT NULL
            ) STRICT;
            """)
}
