package import Directory
package import FoundationEssentials
import Synchronization

/// The sample directory "Contoso" in any size.
///
/// With 1,000 users it is the file that comes with the program; with another number the users are made from the seed,
/// in the same proportions: names in six scripts, guests, disabled people, missing mail, managers, the same groups.
package struct SampleDirectory: Sendable {
    package static let organizationName = "Contoso"
    package static let domain = "contoso.example"
    /// How many users the file has.
    package static let fileUserCount = 1000

    package let userCount: Int
    private let seed: UInt64
    private let date: Date

    /// `date` becomes the time of creation of everything in it.
    package init(users: Int = fileUserCount, seed: UInt64 = 1, date: Date) {
        userCount = users
        self.seed = seed
        self.date = date
    }

    /// Gives the directory a portion at a time.
    ///
    /// - Throws: never in practice: the file within the program is checked by its tests.
    package func source() throws(DirectoryFileError) -> ImportSource {
        guard userCount != Self.fileUserCount else {
            return try DirectoryFile(bytes: Self.fileBytes, date: date).source()
        }
        let cursor = SampleCursor(users: userCount, seed: seed, date: date)
        return { cursor.next() }
    }

    /// The JSON text of the file within the program.
    package static var fileBytes: [UInt8] {
        ContosoDirectory.text.withUTF8Buffer { Array($0) }
    }
}

/// How far the generation has come; advanced by the storage's thread.
final class SampleCursor: Sendable {
    private struct State {
        var groups: SampleGroups?
        var users: SampleUsers
        var index = 0
    }

    private let userCount: Int
    private let date: Date
    private let state: Mutex<State>

    init(users: Int, seed: UInt64, date: Date) {
        userCount = users
        self.date = date
        let groups = SampleGroups(seed: seed, date: date)
        state = Mutex(State(groups: groups, users: SampleUsers(seed: seed, date: date, groups: groups)))
    }

    /// The groups first, then the users with their memberships.
    func next() -> ImportBatch? {
        state.withLock { state in
            if let groups = state.groups {
                state.groups = nil
                return ImportBatch(objects: groups.objects, memberships: groups.nested, date: date)
            }
            guard state.index < userCount else { return nil }
            var batch = ImportBatch(date: date)
            for _ in 0..<min(1000, userCount - state.index) {
                let (user, memberships) = state.users.make(state.index)
                batch.objects.append(user)
                batch.memberships += memberships
                state.index += 1
            }
            return batch
        }
    }
}
