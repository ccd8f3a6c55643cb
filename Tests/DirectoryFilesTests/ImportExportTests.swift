import Directory
import DirectoryFiles
import Foundation
import JSONDocument
import Persistence
import Testing

@Suite struct ImportExportTests {
    private let date = Date(timeIntervalSince1970: 1_700_000_000)

    /// The objects by id, without nulls and empty lists, members in no order: what two directories must have in common to be the same.
    private func content(_ bytes: [UInt8]) throws -> [String: JSONValue] {
        let file = try JSONValue(parsing: bytes)
        var objects: [String: JSONValue] = [:]
        for list in ["users", "groups"] {
            for element in try #require(file[list]?.arrayValue) {
                var object = bare(try #require(element.objectValue))
                let members = (object["members"]?.arrayValue ?? []).compactMap(\.stringValue).sorted()
                object["members"] = .array(members.map { .string($0) })
                objects[list + (try #require(object["id"]?.stringValue))] = .object(object)
            }
        }
        return objects
    }

    private func bare(_ object: JSONObject) -> JSONObject {
        var result = JSONObject()
        for member in object {
            switch member.value {
            case .null, .array([]): continue
            case .object(let nested): if !bare(nested).isEmpty { result[member.name] = .object(bare(nested)) }
            default: result[member.name] = member.value
            }
        }
        return result
    }

    @Test func `what is exported is what was imported: the sample, whole`() async throws {
        let directory = try EmptyDirectory()
        let counts = try await directory.store.importAll(from: try SampleDirectory(date: date).source())
        #expect(counts.users == 1000)
        #expect(counts.groups == 29)
        let original = try content(SampleDirectory.fileBytes)
        let exported = try content(try await directory.exported())
        #expect(original.count == 1029)
        #expect(exported == original)

        let copy = try EmptyDirectory()
        _ = try await copy.store.importAll(from: try DirectoryFile(bytes: try await directory.exported(), date: date).source(portion: 100))
        #expect(try content(try await copy.exported()) == original)
    }

    @Test func `the sample holds what it promises`() async throws {
        let directory = try EmptyDirectory()
        _ = try await directory.store.importAll(from: try SampleDirectory(date: date).source())
        let users = try await directory.store.objects(matching: DirectoryQuery(.user, limit: 1001))
        #expect(users.count { $0.mail == nil } == 25)
        #expect(users.count { !$0.accountEnabled } == 43)
        #expect(users.count { $0.userPrincipalName?.contains("#EXT#") == true } == 33)
        #expect(users.count { $0.manager == nil } == 29)
        let group = DirectoryQuery(.group, where: .equals(attribute: "displayName", .string("Risk Cloud Users")))
        let id = try #require(try await directory.store.objects(matching: group).first?.id)
        #expect(try await directory.store.memberCount(of: id) == 333)
        #expect(try await directory.feed.changes(after: 0, limit: 10_000).count { $0.kind == .created } == 1029)
    }

    @Test func `an import that collides with what is there brings in nothing`() async throws {
        let directory = try EmptyDirectory()
        let guest = DirectoryObject(
            kind: .user, id: .random(),
            attributes: AttributeSet(["userPrincipalName": .string("BILLY.harris@contoso.example"), "displayName": .string("Billy")]),
            createdDateTime: date)
        try await directory.store.create(guest)
        await #expect(throws: StorageError.conflict(field: "userPrincipalName")) {
            _ = try await directory.store.importAll(from: try SampleDirectory(date: date).source())
        }
        #expect(try await directory.store.objects(matching: DirectoryQuery(.user)) == [guest])
        #expect(try await directory.store.count(matching: DirectoryQuery(.group)) == 0)
        #expect(try await directory.feed.changes(after: 0, limit: 10).map(\.object) == [guest.id])
    }

    @Test func `deleted people are not exported, nor referred to`() async throws {
        let directory = try EmptyDirectory()
        _ = try await directory.store.importAll(from: try SampleDirectory(date: date).source())
        let manager = try #require(try await directory.store.user(principalName: "mario.hernandez@contoso.example"))
        try await directory.store.softDelete(manager.id, at: date)
        let bytes = try await directory.exported()
        #expect(!String(decoding: bytes, as: UTF8.self).contains(manager.id.text))
        #expect(try DirectoryFile(bytes: bytes, date: date).userCount == 999)
    }

    @Test func `a file of nothing is a directory of nothing`() async throws {
        let directory = try EmptyDirectory()
        let bytes = try await directory.exported()
        let file = try DirectoryFile(bytes: bytes, date: date)
        #expect(file.userCount == 0)
        #expect(try await directory.store.importAll(from: file.source()).users == 0)
    }
}
