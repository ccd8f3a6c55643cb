import Directory
import DirectoryFiles
import Foundation
import Testing

@Suite struct SampleGenerationTests {
    private let date = Date(timeIntervalSince1970: 1_700_000_000)

    private func batches(users: Int, seed: UInt64 = 7) throws -> [ImportBatch] {
        let source = try SampleDirectory(users: users, seed: seed, date: date).source()
        var batches: [ImportBatch] = []
        while let batch = try source() { batches.append(batch) }
        return batches
    }

    @Test func `the same seed makes the same directory, another seed another one`() throws {
        let first = try batches(users: 2500)
        let second = try batches(users: 2500)
        #expect(first.map(\.objects) == second.map(\.objects))
        #expect(first.map(\.memberships) == second.map(\.memberships))
        let other = try batches(users: 2500, seed: 8)
        #expect(first.map(\.objects) != other.map(\.objects))
        #expect(first.allSatisfy { $0.objects.count <= 1000 })
    }

    @Test func `a larger directory begins with the smaller one`() throws {
        let small = try batches(users: 1500).flatMap(\.objects).filter { $0.kind == .user }
        let large = try batches(users: 3000).flatMap(\.objects).filter { $0.kind == .user }
        #expect(small == Array(large.prefix(1500)))
    }

    @Test func `proportions are those of the file`() throws {
        let users = try batches(users: 20_000).flatMap(\.objects).filter { $0.kind == .user }
        func share(_ condition: (DirectoryObject) -> Bool) -> Double { Double(users.count(where: condition)) / Double(users.count) }
        #expect(users.count == 20_000)
        #expect(abs(share { !$0.accountEnabled } - 0.043) < 0.01)
        #expect(abs(share { $0.userPrincipalName?.contains("#EXT#") == true } - 0.033) < 0.01)
        #expect(abs(share { $0.mail == nil } - 0.025) < 0.01)
        #expect(abs(share { $0.manager == nil } - 0.029) < 0.01)
        #expect(abs(share { $0.attributes["department"] == .string("Engineering") } - 0.305) < 0.02)
        #expect(share { $0.userPrincipalName?.contains("'") == true } > 0.005)
        #expect(
            share { $0.userPrincipalName != $0.userPrincipalName?.lowercased() && $0.attributes["userType"] == .string("Member") } > 0.02)
    }

    @Test func `names are in six scripts`() throws {
        let names = try batches(users: 2000).flatMap(\.objects).compactMap(\.displayName).joined()
        let scripts: [ClosedRange<Unicode.Scalar>] = ["a"..."z", "α"..."ω", "א"..."ת", "ا"..."ي", "一"..."龥", "ぁ"..."ん"]
        for script in scripts { #expect(names.unicodeScalars.contains { script.contains($0) }) }
    }

    @Test func `ids, principal names and references hold together, and a directory takes it`() async throws {
        let directory = try EmptyDirectory()
        let counts = try await directory.store.importAll(from: try SampleDirectory(users: 5000, seed: 3, date: date).source())
        #expect(counts.users == 5000)
        #expect(counts.groups == 29)
        #expect(try DirectoryFile(bytes: try await directory.exported(), date: date).userCount == 5000)
        func members(_ name: String) async throws -> Int {
            let query = DirectoryQuery(.group, where: .equals(attribute: "displayName", .string(name)))
            return try await directory.store.memberCount(of: try #require(try await directory.store.objects(matching: query).first?.id))
        }
        #expect(abs(try await members("Risk Cloud Users") - 1667) < 150)
        #expect(try await members("Risk Cloud Pilot") == 5)
        #expect(try await members("Empty Group") == 0)
        #expect(try await members("Product & Technology") == 3)
        #expect(abs(try await members("Office – Türkiye") - 175) < 60)
    }
}
