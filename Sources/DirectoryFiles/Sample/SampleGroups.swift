import Directory
import FoundationEssentials

/// The groups of the generated sample: the same names as in the Contoso file, and who is in them.
struct SampleGroups {
    private let ids: [String: ObjectID]
    let objects: [DirectoryObject]
    /// Groups inside groups.
    let nested: [ImportBatch.Membership]

    static let departmentsOfProductAndTechnology = ["Engineering", "R&D", "Information Technology"]

    init(seed: UInt64, date: Date) {
        let offices = SampleCountry.all.map { Self.office($0.name) }.sorted()
        let names =
            SampleDepartment.all.map(\.name)
            + ["All Employees", "Product & Technology", "Risk Cloud Users", "Risk Cloud Pilot", "Empty Group"] + offices
        var ids: [String: ObjectID] = [:]
        var objects: [DirectoryObject] = []
        for (index, name) in names.enumerated() {
            // Streams from the far end, so that they never meet those of the users.
            var generator = SeededGenerator(seed: seed, stream: .max - UInt64(index))
            let id = ObjectID(GUID.random(using: &generator))
            ids[name] = id
            objects.append(DirectoryObject(kind: .group, id: id, attributes: Self.attributes(name), createdDateTime: date))
        }
        self.ids = ids
        self.objects = objects
        nested = Self.departmentsOfProductAndTechnology.compactMap { department in
            guard let group = ids["Product & Technology"], let member = ids[department] else { return nil }
            return ImportBatch.Membership(group: group, member: member)
        }
    }

    func memberships(of user: DirectoryObject, names: [String]) -> [ImportBatch.Membership] {
        names.compactMap { name in ids[name].map { .init(group: $0, member: user.id) } }
    }

    static func office(_ country: String) -> String { "Office – \(country)" }

    private static func attributes(_ name: String) -> AttributeSet {
        AttributeSet([
            "displayName": .string(name), "mailEnabled": .boolean(false), "securityEnabled": .boolean(true),
            "mailNickname": .string(LoginName.plain(name).filter { $0.isLetter }), "description": .string("\(name) of Contoso"),
        ])
    }
}
