import Testing

@testable import SQLite

@Suite struct ConflictingColumnTests {
    @Test(arguments: [
        ("UNIQUE constraint failed: person.user_name", "user_name"),
        ("UNIQUE constraint failed: person.tenant_id, person.user_name", "user_name"),
        ("UNIQUE constraint failed: person.user_name, person.tenant_id", "user_name"),
        ("UNIQUE constraint failed: index 'person_by_mail'", "person_by_mail"),
        ("UNIQUE constraint failed: person.tenant", "tenant"),
    ])
    func theLastColumnThatIsNoScopeNamesTheConflict(_ message: String, _ column: String) {
        #expect(ConflictingColumn(message: message).name == column)
    }
}
