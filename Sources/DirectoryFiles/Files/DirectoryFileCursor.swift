import Directory
import Synchronization

/// How far the import of a file has come; advanced by the storage's thread.
final class DirectoryFileCursor: Sendable {
    private struct State {
        var users = 0
        var groups = 0
        /// The next group whose members are due.
        var membersOf = 0
        /// The group whose members are being given, and those still due.
        var group: ObjectID?
        var members: ArraySlice<ObjectID> = []
    }

    private let file: DirectoryFile
    private let portion: Int
    private let state = Mutex(State())

    init(file: DirectoryFile, portion: Int) {
        self.file = file
        self.portion = portion
    }

    /// The next portion: objects until they are all there, then memberships, which are smaller.
    func next() throws(DirectoryFileError) -> ImportBatch? {
        try state.withLock { state throws(DirectoryFileError) in
            var batch = ImportBatch(date: file.date)
            while batch.objects.count < portion, state.users < file.userCount {
                batch.objects.append(try file.element(.user, state.users).object)
                state.users += 1
            }
            while batch.objects.count < portion, state.groups < file.groupCount {
                batch.objects.append(try file.element(.group, state.groups).object)
                state.groups += 1
            }
            if batch.objects.isEmpty { try appendMemberships(to: &batch, &state) }
            return batch.objects.isEmpty && batch.memberships.isEmpty ? nil : batch
        }
    }

    private func appendMemberships(to batch: inout ImportBatch, _ state: inout State) throws(DirectoryFileError) {
        let limit = 10 * portion
        while batch.memberships.count < limit {
            if let group = state.group, !state.members.isEmpty {
                let due = state.members.prefix(limit - batch.memberships.count)
                batch.memberships += due.map { .init(group: group, member: $0) }
                state.members = state.members.dropFirst(due.count)
            } else if state.membersOf < file.groupCount {
                let element = try file.element(.group, state.membersOf)
                state.group = element.object.id
                state.members = element.members[...]
                state.membersOf += 1
            } else {
                return
            }
        }
    }
}
