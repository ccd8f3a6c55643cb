package import Directory
import JSONDocument
import Persistence

/// Writes the living users and groups in the form that ``DirectoryFile`` reads, one object a line, in the order of ids.
package struct DirectoryExport: Sendable {
    private let store: any DirectoryStore & MembershipStore
    private let page: Int

    package init(store: any DirectoryStore & MembershipStore, page: Int = 500) {
        self.store = store
        self.page = page
    }

    /// Gives the text to `write` piece by piece. Throws what the store or `write` throws.
    package func write(to write: ([UInt8]) throws -> Void) async throws {
        try write(Array("{\n\"users\": [".utf8))
        try await writeObjects(.user, to: write)
        try write(Array("\n],\n\"groups\": [".utf8))
        try await writeObjects(.group, to: write)
        try write(Array("\n]\n}\n".utf8))
    }

    private func writeObjects(_ kind: ObjectKind, to write: ([UInt8]) throws -> Void) async throws {
        var query = DirectoryQuery(kind, limit: page)
        var separator = "\n"
        while true {
            let objects = try await store.objects(matching: query)
            // A deleted manager is not in the file, so nobody can refer to it.
            let managers = try await store.objects(Array(Set(objects.compactMap(\.manager))))
            let living = Set(managers.filter { !$0.isDeleted }.map(\.id))
            for var object in objects {
                object.manager = object.manager.flatMap { living.contains($0) ? $0 : nil }
                try write(Array(separator.utf8))
                separator = ",\n"
                try await writeObject(object, to: write)
            }
            guard objects.count == page, let last = objects.last else { return }
            query.after = last.id
        }
    }

    private func writeObject(_ object: DirectoryObject, to write: ([UInt8]) throws -> Void) async throws {
        var json: JSONObject = ["id": .string(object.id.text)]
        for member in object.graphProperties() { json[member.name] = member.value }
        if let manager = object.manager { json["manager"] = .string(manager.text) }
        var bytes = JSONValue.object(json).serialized()
        if object.kind == .group {
            // The members of a large group do not fit in memory as one value.
            bytes.removeLast()
            try write(bytes + Array(",\"members\":[".utf8))
            try await writeMembers(of: object.id, to: write)
            bytes = Array("]}".utf8)
        }
        try write(bytes)
    }

    private func writeMembers(of group: ObjectID, to write: ([UInt8]) throws -> Void) async throws {
        var after: ObjectID?
        repeat {
            let members = try await store.memberIDs(of: group, after: after, limit: 1000)
            let text = members.map { "\"\($0)\"" }.joined(separator: ",")
            if after != nil, !members.isEmpty { try write([UInt8(ascii: ",")]) }
            try write(Array(text.utf8))
            after = members.count == 1000 ? members.last : nil
        } while after != nil
    }
}
