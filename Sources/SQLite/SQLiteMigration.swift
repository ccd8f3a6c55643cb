/// One step of a database's structure. Applied once, in the order of the numbers; never changed after a release.
package struct SQLiteMigration: Hashable, Sendable {
    package let number: Int
    package let name: String
    /// Several statements, separated by semicolons.
    package let sql: String

    package init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }
}
