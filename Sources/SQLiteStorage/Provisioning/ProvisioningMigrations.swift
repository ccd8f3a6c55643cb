package import SQLite

/// The engine's part of `identity.sqlite`: numbers 10 to 19; a number that was released never changes.
package enum ProvisioningMigrations {
    package static let all = [jobs, links, log]

    /// The schema and the cycle have tables of their own: a row is always rewritten whole, and the cycle changes with every page.
    private static let jobs = SQLiteMigration(
        number: 10, name: "provisioning-jobs",
        sql: """
            CREATE TABLE provisioning_jobs (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                id TEXT NOT NULL UNIQUE,
                service_principal TEXT NOT NULL,
                template TEXT NOT NULL,
                interval INTEGER NOT NULL,
                state TEXT NOT NULL,
                scope TEXT NOT NULL,
                created INTEGER NOT NULL,
                status BLOB NOT NULL,
                watermark TEXT
            ) STRICT;
            CREATE INDEX provisioning_jobs_by_service_principal ON provisioning_jobs (service_principal);
            CREATE TABLE provisioning_schemas (
                job INTEGER PRIMARY KEY,
                document BLOB NOT NULL
            ) STRICT;
            CREATE TABLE provisioning_cycles (
                job INTEGER PRIMARY KEY,
                id TEXT NOT NULL,
                document BLOB NOT NULL
            ) STRICT;
            CREATE TABLE provisioning_secrets (
                service_principal TEXT NOT NULL,
                name TEXT NOT NULL,
                sealed BLOB NOT NULL,
                PRIMARY KEY (service_principal, name)
            ) STRICT, WITHOUT ROWID;
            """)

    /// `job` is the job's number. `is_ready` is kept up by ``PageCommit`` whenever a link comes or goes, so that a cycle finds what it
    /// can set, and that there is nothing, without looking at the references that still wait.
    private static let links = SQLiteMigration(
        number: 11, name: "provisioning-links",
        sql: """
            CREATE TABLE provisioning_links (
                job INTEGER NOT NULL,
                type TEXT NOT NULL,
                source TEXT NOT NULL,
                target TEXT NOT NULL,
                is_active INTEGER NOT NULL,
                known BLOB NOT NULL,
                display_name TEXT,
                updated INTEGER NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX provisioning_links_by_source ON provisioning_links (job, type, source);
            CREATE INDEX provisioning_links_by_target ON provisioning_links (job, type, target);
            CREATE TABLE provisioning_escrows (
                job INTEGER NOT NULL,
                type TEXT NOT NULL,
                source TEXT NOT NULL,
                first_failed INTEGER NOT NULL,
                attempts INTEGER NOT NULL,
                next_retry INTEGER NOT NULL,
                code TEXT NOT NULL,
                message TEXT NOT NULL,
                PRIMARY KEY (job, type, source)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE provisioning_references (
                job INTEGER NOT NULL,
                source TEXT NOT NULL,
                attribute TEXT NOT NULL,
                type TEXT NOT NULL,
                referenced TEXT,
                is_reported INTEGER NOT NULL,
                is_ready INTEGER NOT NULL,
                PRIMARY KEY (job, source, attribute, type)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX provisioning_references_by_referenced ON provisioning_references (job, referenced) WHERE referenced IS NOT NULL;
            CREATE INDEX provisioning_references_ready ON provisioning_references (job, source, attribute, type) WHERE is_ready = 1;
            CREATE INDEX provisioning_references_unreported ON provisioning_references (job, source, attribute, type)
                WHERE is_ready = 0 AND is_reported = 0;
            CREATE TABLE provisioning_members (
                job INTEGER NOT NULL,
                group_source TEXT NOT NULL,
                member TEXT NOT NULL,
                target TEXT NOT NULL,
                PRIMARY KEY (job, group_source, member)
            ) STRICT, WITHOUT ROWID;
            """)

    /// What is searched for is in narrow rows; the documents beside them are only read for the records that are shown.
    /// `job` is the job's identifier, as the log outlives the job.
    private static let log = SQLiteMigration(
        number: 12, name: "provisioning-log",
        sql: """
            CREATE TABLE provisioning_log (
                sequence INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                date INTEGER NOT NULL,
                job TEXT NOT NULL,
                service_principal TEXT NOT NULL,
                cycle TEXT NOT NULL,
                change TEXT NOT NULL,
                action TEXT NOT NULL,
                status TEXT NOT NULL,
                source TEXT NOT NULL,
                target TEXT NOT NULL,
                names TEXT NOT NULL,
                modified TEXT NOT NULL
            ) STRICT;
            CREATE INDEX provisioning_log_by_service_principal ON provisioning_log (service_principal);
            CREATE INDEX provisioning_log_by_cycle ON provisioning_log (cycle);
            CREATE INDEX provisioning_log_by_source ON provisioning_log (source);
            CREATE TABLE provisioning_log_documents (
                sequence INTEGER PRIMARY KEY,
                document BLOB NOT NULL
            ) STRICT;
            """)
}
