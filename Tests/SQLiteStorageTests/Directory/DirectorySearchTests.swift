import Directory
import Foundation
import SQLiteStorage
import Testing

@Suite struct DirectorySearchTests {
    private func filled() async throws -> (DirectoryDatabase, [DirectoryObject]) {
        let stores = try DirectoryDatabase()
        var users: [DirectoryObject] = []
        for index in 0..<30 {
            users.append(
                try await stores.makeUser(
                    "user\(index)@contoso.example",
                    [
                        "displayName": .string(index % 3 == 0 ? "Örjan \(index)" : "Anna \(index)"), "employeeId": .string("E\(index)"),
                        "accountEnabled": .boolean(index % 5 != 0), "department": .string(index % 2 == 0 ? "Sales" : "R&D"),
                    ]))
        }
        _ = try await stores.makeGroup("Örjan's friends")
        return (stores, users)
    }

    @Test func `pages follow each other in the order of ids, each object once`() async throws {
        let (stores, users) = try await filled()
        var query = DirectoryQuery(.user, limit: 7)
        var found: [ObjectID] = []
        var pages = 0
        while true {
            let page = try await stores.directory.objects(matching: query).map(\.id)
            found += page
            pages += 1
            guard page.count == 7 else { break }
            query.after = page.last
        }
        #expect(found == users.map(\.id).sorted())
        #expect(pages == 5)
        #expect(try await stores.directory.count(matching: query) == 30)
    }

    static let predicates: [DirectoryPredicate] = [
        .equals(attribute: "displayName", .string("örjan 3")), .startsWith(attribute: "displayName", "ÖRJAN"),
        .startsWith(attribute: "userPrincipalName", "USER1"), .equals(attribute: "employeeId", .string("e7")),
        .startsWith(attribute: "employeeId", "E1"), .equals(attribute: "department", .string("sales")),
        .all([.startsWith(attribute: "displayName", "anna"), .equals(attribute: "accountEnabled", .boolean(false))]),
        .any([.equals(attribute: "employeeId", .string("E1")), .equals(attribute: "employeeId", .string("E2"))]),
        .not(.equals(attribute: "department", .string("Sales"))), .equals(attribute: "mail", nil),
        .startsWith(attribute: "displayName", ""),
        .equals(attribute: "displayName", .string("nobody")),
    ]

    @Test(arguments: predicates)
    func `what the store finds is what the predicate says`(predicate: DirectoryPredicate) async throws {
        let (stores, users) = try await filled()
        let expected = users.filter { predicate.matches($0) }.map(\.id).sorted()
        #expect(try await stores.directory.objects(matching: DirectoryQuery(.user, where: predicate)).map(\.id) == expected)
        #expect(try await stores.directory.count(matching: DirectoryQuery(.user, where: predicate)) == expected.count)
        let page = try await stores.directory.objects(matching: DirectoryQuery(.user, where: predicate, after: expected.first, limit: 2))
        #expect(page.map(\.id) == Array(expected.dropFirst().prefix(2)))
    }

    @Test func `a filter looks among the deleted too when asked`() async throws {
        let (stores, users) = try await filled()
        try await stores.directory.softDelete(users[3].id, at: stores.date)
        let predicate = DirectoryPredicate.startsWith(attribute: "displayName", "Örjan")
        #expect(
            try await stores.directory.objects(matching: DirectoryQuery(.user, where: predicate, deleted: true)).map(\.id) == [users[3].id])
        #expect(try await stores.directory.count(matching: DirectoryQuery(.user, where: predicate)) == 9)
        #expect(try await stores.directory.count(matching: DirectoryQuery(.user, deleted: true)) == 1)
    }
}
