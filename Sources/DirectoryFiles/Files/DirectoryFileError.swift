/// Why a directory file cannot be imported: one line that names the object and the field.
package struct DirectoryFileError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }

    /// About one object: `users[17] (anna@contoso.example): …`.
    init(_ place: DirectoryFilePlace, _ detail: String) {
        description = "\(place): \(detail)"
    }
}

/// Where in the file an object stands.
struct DirectoryFilePlace: CustomStringConvertible {
    let list: String
    let index: Int
    /// What people know the object by.
    var label: String?

    var description: String {
        label.map { "\(list)[\(index)] (\($0))" } ?? "\(list)[\(index)]"
    }
}
