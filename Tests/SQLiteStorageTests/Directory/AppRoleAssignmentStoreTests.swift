import Directory
import Foundation
import Persistence
import SQLiteStorage
import Testing

@Suite struct AppRoleAssignmentStoreTests {
    private func assignment(_ id: String, _ principal: DirectoryObject, _ resource: ObjectID, role: GUID = AppRole.defaultAccessID)
        -> AppRoleAssignment
    {
        AppRoleAssignment(
            id: id, principalID: principal.id, principalKind: principal.kind, resourceID: resource, appRoleID: role,
            createdDateTime: Date(timeIntervalSince1970: 1_700_000_000))
    }

    @Test func `an assignment is unique by principal, application and role`() async throws {
        let stores = try DirectoryDatabase()
        let application = try await stores.makeServicePrincipal("App")
        let user = try await stores.makeUser("u@contoso.example")
        let role = GUID.random()
        let first = assignment("1", user, application.id)
        try await stores.assignments.create(first)
        try await stores.assignments.create(assignment("2", user, application.id, role: role))
        await #expect(throws: StorageError.conflict(field: "appRoleId")) {
            try await stores.assignments.create(assignment("3", user, application.id, role: role))
        }
        #expect(try await stores.assignments.assignment("1") == first)
        #expect(try await stores.assignments.assignments(ofPrincipal: user.id).map(\.id) == ["1", "2"])
        try await stores.assignments.deleteAssignment("1", at: stores.date)
        await #expect(throws: StorageError.notFound) { try await stores.assignments.deleteAssignment("1", at: stores.date) }
        #expect(
            try await stores.changes().map(\.kind) == [.created, .assigned, .assigned, .unassigned])
    }

    @Test func `nobody is assigned who is not there, nor to what is not there`() async throws {
        let stores = try DirectoryDatabase()
        let application = try await stores.makeServicePrincipal("App")
        let user = try await stores.makeUser("u@contoso.example")
        await #expect(throws: StorageError.notFound) { try await stores.assignments.create(assignment("1", user, .random())) }
        try await stores.directory.softDelete(user.id, at: stores.date)
        await #expect(throws: StorageError.notFound) { try await stores.assignments.create(assignment("1", user, application.id)) }
    }

    @Test func `a page of people and their groups is asked for at once`() async throws {
        let stores = try DirectoryDatabase()
        let application = try await stores.makeServicePrincipal("App")
        let other = try await stores.makeServicePrincipal("Other")
        let group = try await stores.makeGroup("G")
        var people: [DirectoryObject] = []
        for index in 0..<20 { people.append(try await stores.makeUser("u\(index)@contoso.example")) }
        try await stores.assignments.create(assignment("g", group, application.id))
        for index in 0..<10 { try await stores.assignments.create(assignment("a\(index)", people[index], application.id)) }
        for person in people { try await stores.assignments.create(assignment("o\(person.id)", person, other.id)) }
        let asked = [group.id] + people[5...].map(\.id)
        let found = try await stores.assignments.assignments(to: application.id, forPrincipals: asked)
        #expect(Set(found.map(\.id)) == ["g", "a5", "a6", "a7", "a8", "a9"])
        #expect(try await stores.assignments.assignments(to: application.id, forPrincipals: []).isEmpty)
        #expect(try await stores.assignments.assignmentCount(to: application.id) == 11)

        let first = try await stores.assignments.assignments(to: application.id, after: nil, limit: 8)
        let rest = try await stores.assignments.assignments(to: application.id, after: first.last?.id, limit: 8)
        #expect((first + rest).map(\.id) == (0..<10).map { "a\($0)" } + ["g"])
    }
}
