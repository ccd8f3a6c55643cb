import Directory
import Foundation
import Persistence
import SQLiteStorage
import Testing

@Suite struct DirectoryObjectStoreTests {
    @Test func `an object comes back as it was stored`() async throws {
        let stores = try DirectoryDatabase()
        let manager = try await stores.makeUser("boss@contoso.example")
        let user = try await stores.makeUser(
            "Anna.O'Neill@contoso.example",
            [
                "displayName": .string("陽子 \"ריטה\" Łapa\n😀"), "accountEnabled": .boolean(false), "businessPhones": .strings(["1", "2"]),
                "extensionAttribute1": .string(""), "employeeHireDate": .string("2017-01-27T00:00:00Z"),
            ], manager: manager.id)
        #expect(try await stores.directory.object(user.id) == user)
        #expect(try await stores.directory.object(.random()) == nil)
        #expect(Set(try await stores.directory.objects([user.id, .random(), manager.id])) == [user, manager])
    }

    @Test func `a principal name is unique among the living, whatever its case`() async throws {
        let stores = try DirectoryDatabase()
        let first = try await stores.makeUser("Žaneta@contoso.example")
        await #expect(throws: StorageError.conflict(field: "userPrincipalName")) {
            _ = try await stores.makeUser("žANETA@CONTOSO.example")
        }
        await #expect(throws: StorageError.conflict(field: "userPrincipalName")) {
            _ = try await stores.makeUser("Z\u{30C}aneta@contoso.example")
        }
        let second = try await stores.makeUser("other@contoso.example")
        await #expect(throws: StorageError.conflict(field: "userPrincipalName")) {
            _ = try await stores.directory.update(
                second.id, applying: [AttributeChange("userPrincipalName", .string("ŽANETA@contoso.example"))], at: stores.date)
        }
        #expect(try await stores.directory.object(second.id) == second)
        #expect(try await stores.directory.user(principalName: "žAnEtA@contoso.example") == first)
    }

    @Test func `the same id twice is a conflict`() async throws {
        let stores = try DirectoryDatabase()
        let user = try await stores.makeUser("a@contoso.example")
        let other = DirectoryObject(
            kind: .user, id: user.id, attributes: AttributeSet(["userPrincipalName": .string("b@contoso.example")]),
            createdDateTime: stores.date)
        await #expect(throws: StorageError.conflict(field: "id")) { try await stores.directory.create(other) }
        #expect(try await stores.directory.object(user.id) == user)
    }

    @Test func `an update changes and clears attributes, and finds by the new ones`() async throws {
        let stores = try DirectoryDatabase()
        let user = try await stores.makeUser("a@contoso.example", ["mail": .string("a@contoso.example"), "department": .string("Sales")])
        let updated = try await stores.directory.update(
            user.id,
            applying: [
                AttributeChange("userPrincipalName", .string("b@contoso.example")), AttributeChange("mail", nil),
                AttributeChange("department", .string("Finance")),
            ], at: stores.date)
        #expect(updated.attributes["mail"] == nil)
        #expect(try await stores.directory.object(user.id) == updated)
        #expect(try await stores.directory.user(principalName: "a@contoso.example") == nil)
        #expect(try await stores.directory.user(principalName: "B@contoso.example")?.id == user.id)
        await #expect(throws: StorageError.notFound) {
            _ = try await stores.directory.update(.random(), applying: [], at: stores.date)
        }
    }

    @Test func `a deleted object is found by id only, and comes back with its name if that is free`() async throws {
        let stores = try DirectoryDatabase()
        let user = try await stores.makeUser("a@contoso.example")
        try await stores.directory.softDelete(user.id, at: stores.date)
        #expect(try await stores.directory.object(user.id)?.deletedDateTime == stores.date)
        #expect(try await stores.directory.user(principalName: "a@contoso.example") == nil)
        #expect(try await stores.directory.objects(matching: DirectoryQuery(.user)).isEmpty)
        #expect(try await stores.directory.objects(matching: DirectoryQuery(.user, deleted: true)).map(\.id) == [user.id])
        await #expect(throws: StorageError.notFound) { try await stores.directory.softDelete(user.id, at: stores.date) }
        await #expect(throws: StorageError.notFound) {
            _ = try await stores.directory.update(user.id, applying: [AttributeChange("city", .string("Oslo"))], at: stores.date)
        }

        let successor = try await stores.makeUser("A@contoso.example")
        await #expect(throws: StorageError.conflict(field: "userPrincipalName")) {
            _ = try await stores.directory.restore(user.id, at: stores.date)
        }
        try await stores.directory.softDelete(successor.id, at: stores.date)
        #expect(try await stores.directory.restore(user.id, at: stores.date) == user)
        #expect(try await stores.directory.user(principalName: "a@contoso.example") == user)
    }

    @Test func `only what was deleted softly can be purged, and it leaves no trace`() async throws {
        let stores = try DirectoryDatabase()
        let boss = try await stores.makeUser("boss@contoso.example")
        let user = try await stores.makeUser("a@contoso.example", manager: boss.id)
        await #expect(throws: StorageError.notFound) { try await stores.directory.purge(boss.id, at: stores.date) }
        try await stores.directory.softDelete(boss.id, at: stores.date)
        try await stores.directory.purge(boss.id, at: stores.date)
        #expect(try await stores.directory.object(boss.id) == nil)
        #expect(try await stores.directory.object(user.id)?.manager == nil)
        await #expect(throws: StorageError.notFound) { _ = try await stores.directory.restore(boss.id, at: stores.date) }
    }

    @Test func `a manager is a living user`() async throws {
        let stores = try DirectoryDatabase()
        let boss = try await stores.makeUser("boss@contoso.example")
        let user = try await stores.makeUser("a@contoso.example")
        let group = try await stores.makeGroup("G")
        try await stores.directory.setManager(of: user.id, to: boss.id, at: stores.date)
        #expect(try await stores.directory.object(user.id)?.manager == boss.id)
        #expect(try await stores.directory.reports(of: boss.id, after: nil, limit: 10).map(\.id) == [user.id])
        for nobody in [group.id, ObjectID.random()] {
            await #expect(throws: StorageError.notFound) {
                try await stores.directory.setManager(of: user.id, to: nobody, at: stores.date)
            }
        }
        try await stores.directory.setManager(of: user.id, to: nil, at: stores.date)
        #expect(try await stores.directory.reports(of: boss.id, after: nil, limit: 10).isEmpty)
    }
}
