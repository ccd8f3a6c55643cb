package import Directory
package import FoundationEssentials
import Persistence

/// A directory in a JSON text: `{"users": […], "groups": […]}`, the objects in Graph's shape with their `id`, a user's
/// `manager` and a group's `members` as ids.
///
/// Reading it checks all of it, so that what follows can only fail for reasons of the directory it goes into.
package struct DirectoryFile: Sendable {
    private let bytes: [UInt8]
    private let elements: DirectoryFileScanner.Elements
    let date: Date

    package var userCount: Int { elements.users.count }
    package var groupCount: Int { elements.groups.count }

    /// Reads and checks the file. `date` becomes the time of creation of everything in it.
    package init(contentsOf path: String, date: Date) throws(DirectoryFileError) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            let reason = FileManager.default.fileExists(atPath: path) ? "cannot be read; check its permissions" : "no such file"
            throw DirectoryFileError("\(path): \(reason)")
        }
        do {
            try self.init(bytes: [UInt8](data), date: date)
        } catch {
            throw DirectoryFileError("\(path): \(error.description)")
        }
    }

    /// Checks a text that is in memory already.
    package init(bytes: [UInt8], date: Date) throws(DirectoryFileError) {
        self.bytes = bytes
        self.date = date
        elements = try DirectoryFileScanner.elements(in: bytes)
        try validate()
    }

    /// Gives the users, then the groups, then the memberships, a portion at a time.
    package func source(portion: Int = 1000) -> ImportSource {
        let cursor = DirectoryFileCursor(file: self, portion: portion)
        return { () throws(StorageError) in
            do {
                return try cursor.next()
            } catch {
                // The whole file was checked before; should it happen all the same, nothing is imported.
                throw .unavailable("import: \(error)")
            }
        }
    }

    func element(_ kind: ObjectKind, _ index: Int) throws(DirectoryFileError) -> DirectoryFileElement {
        let range = kind == .user ? elements.users[index] : elements.groups[index]
        let place = DirectoryFilePlace(list: kind == .user ? "users" : "groups", index: index)
        return try DirectoryFileElement(Array(bytes[range]), kind: kind, at: place, date: date)
    }

    /// What needs more than one object: ids and names are unique, references lead somewhere.
    private func validate() throws(DirectoryFileError) {
        var kinds: [ObjectID: ObjectKind] = [:]
        var principalNames: [CaseInsensitiveKey: Int] = [:]
        var managers: [(user: Int, manager: ObjectID)] = []
        for index in 0..<userCount {
            let element = try element(.user, index)
            guard kinds.updateValue(.user, forKey: element.object.id) == nil else { throw repeated("id", element) }
            let name = element.object.userPrincipalName ?? ""
            if let first = principalNames.updateValue(index, forKey: CaseInsensitiveKey(name)) {
                throw DirectoryFileError(element.place, "“userPrincipalName” is the same as that of users[\(first)]")
            }
            if let manager = element.object.manager { managers.append((index, manager)) }
        }
        for (user, manager) in managers where kinds[manager] != .user {
            throw DirectoryFileError(try element(.user, user).place, "“manager” \(manager) is not a user of this file")
        }
        for index in 0..<groupCount {
            let element = try element(.group, index)
            guard kinds.updateValue(.group, forKey: element.object.id) == nil else { throw repeated("id", element) }
        }
        for index in 0..<groupCount {
            let element = try element(.group, index)
            for member in element.members {
                guard kinds[member] != nil else { throw DirectoryFileError(element.place, "member \(member) is not in this file") }
                guard member != element.object.id else { throw DirectoryFileError(element.place, "the group is a member of itself") }
            }
        }
    }

    private func repeated(_ name: String, _ element: DirectoryFileElement) -> DirectoryFileError {
        DirectoryFileError(element.place, "“\(name)” \(element.object.id) belongs to another object of this file too")
    }
}
