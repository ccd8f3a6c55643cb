extension DirectoryObject {
    /// The value that a mapping or a scoping filter means by this name, whatever its case.
    ///
    /// Besides the names of Microsoft Graph this knows those of the older directory API, which templates still
    /// use (`objectId`, `mobile`, `telephoneNumber` …), and gives a guest's `userPrincipalName` the way the
    /// provisioning service does: as the address at home. The raw one is `originalUserPrincipalName`.
    package func sourceValue(named name: String) -> DirectoryValue? {
        let catalog = AttributeCatalog.of(kind)
        if let definition = catalog[name] {
            guard definition.name == "userPrincipalName" else { return attributes[definition.name] }
            return userPrincipalName.map { .string(GuestPrincipalName.home(of: $0)) }
        }
        switch name.lowercased() {
        case "id", "objectid": return .string(id.text)
        case "manager": return manager.map { .string($0.text) }
        case "originaluserprincipalname": return attributes["userPrincipalName"]
        case "mobile": return attributes["mobilePhone"]
        case "telephonenumber": return attributes["businessPhones"]?.strings?.first.map { .string($0) }
        case "physicaldeliveryofficename": return attributes["officeLocation"]
        case "facsimiletelephonenumber": return attributes["faxNumber"]
        case "createddatetime": return .string(DateTimeText.format(createdDateTime))
        case "deleteddatetime": return deletedDateTime.map { .string(DateTimeText.format($0)) }
        case "issoftdeleted": return .boolean(isDeleted)
        default: return nil
        }
    }

    /// Whether `sourceValue(named:)` can ever have a value for objects of this kind; a mapping naming anything else is mistaken.
    package static func isSourceName(_ name: String, of kind: ObjectKind) -> Bool {
        AttributeCatalog.of(kind)[name] != nil || (kind == .user ? userOnlyNames : commonNames).contains(name.lowercased())
    }

    private static let commonNames: Set<String> = ["id", "objectid", "createddatetime", "deleteddatetime", "issoftdeleted"]

    private static let userOnlyNames: Set<String> = commonNames.union([
        "manager", "originaluserprincipalname", "mobile", "telephonenumber", "physicaldeliveryofficename", "facsimiletelephonenumber",
    ])
}

/// The principal name that the directory gives to a guest: `alias_theirdomain#EXT#@tenant`.
package enum GuestPrincipalName {
    /// `alias@theirdomain` for a guest's name; any other name unchanged.
    ///
    /// The last underscore separates the two, since a domain has none.
    package static func home(of userPrincipalName: String) -> String {
        guard userPrincipalName.utf8.contains(UInt8(ascii: "#")) else { return userPrincipalName }
        let text = Substring(userPrincipalName)
        guard let marker = text.lastIndex(of: "@").map({ text[..<$0] }), marker.count > 5, marker.suffix(5).uppercased() == "#EXT#" else {
            return userPrincipalName
        }
        let name = marker.dropLast(5)
        guard let underscore = name.lastIndex(of: "_") else { return userPrincipalName }
        return "\(name[..<underscore])@\(name[name.index(after: underscore)...])"
    }
}
