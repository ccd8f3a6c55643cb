import Directory
import FoundationEssentials

/// Makes the users of the generated sample, one after another; the same seed makes the same users.
struct SampleUsers {
    private let seed: UInt64
    private let date: Date
    private let groups: SampleGroups
    /// How often each login was given out; as many entries as there are combinations of names, however many users.
    private var logins: [String: Int] = [:]
    /// Enabled people still wanted for the pilot.
    private var pilots = 5

    init(seed: UInt64, date: Date, groups: SampleGroups) {
        self.seed = seed
        self.date = date
        self.groups = groups
    }

    /// The id of any user, made or not: managers are named before anything is looked up.
    private func id(_ index: Int) -> ObjectID {
        var generator = SeededGenerator(seed: seed, stream: UInt64(index))
        return ObjectID(GUID.random(using: &generator))
    }

    mutating func make(_ index: Int) -> (user: DirectoryObject, memberships: [ImportBatch.Membership]) {
        var generator = SeededGenerator(seed: seed, stream: UInt64(index))
        let id = ObjectID(GUID.random(using: &generator))
        let country = generator.pick(SampleCountry.all, weight: \.weight)
        let department = generator.pick(SampleDepartment.all, weight: \.weight)
        let isGuest = generator.happens(33)
        let isEnabled = !generator.happens(43)
        var attributes: [String: DirectoryValue] = [
            "accountEnabled": .boolean(isEnabled), "userType": .string(isGuest ? "Guest" : "Member"),
            "employeeId": .string("E\(100_000 + index)"), "jobTitle": .string(generator.pick(department.jobTitles)),
            "department": .string(department.name), "companyName": .string("Contoso"),
        ]
        addName(&attributes, country, isGuest: isGuest, &generator)
        addPlace(&attributes, country, &generator)
        let user = DirectoryObject(
            kind: .user, id: id, attributes: AttributeSet(attributes), manager: manager(of: index, &generator), createdDateTime: date)
        var names = [department.name, SampleGroups.office(country.name)]
        if !isGuest { names.append("All Employees") }
        if generator.happens(333) { names.append("Risk Cloud Users") }
        if isEnabled, !isGuest, pilots > 0, generator.happens(100) {
            names.append("Risk Cloud Pilot")
            pilots -= 1
        }
        return (user, groups.memberships(of: user, names: names))
    }

    private mutating func addName(
        _ attributes: inout [String: DirectoryValue], _ country: SampleCountry, isGuest: Bool, _ generator: inout SeededGenerator
    ) {
        let given = generator.pick(country.givenNames)
        let surname = generator.pick(country.surnames)
        let latin =
            country.isLatin
            ? (given, surname)
            : (generator.pick(SampleCountry.unitedStates.givenNames), generator.pick(SampleCountry.unitedStates.surnames))
        let login = uniqueLogin("\(LoginName.plain(latin.0)).\(LoginName.plain(latin.1))")
        let address = "\(login)@\(SampleDirectory.domain)"
        let hasMail = !generator.happens(25)
        let isCapitalised = generator.happens(40)
        let memberName =
            isCapitalised ? login.split(separator: ".").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: ".") : login
        let localPart = isGuest ? "\(login)_partner.example#EXT#" : memberName
        attributes["givenName"] = .string(given)
        attributes["surname"] = .string(surname)
        attributes["displayName"] = .string("\(given) \(surname)")
        attributes["userPrincipalName"] = .string("\(localPart)@\(SampleDirectory.domain)")
        attributes["mailNickname"] = .string(login)
        if hasMail { attributes["mail"] = .string(address) }
        attributes["proxyAddresses"] = .strings(["SMTP:\(address)"])
    }

    /// Numbers from the second one on: no combination of names ends in a digit, so numbered ones never meet.
    private mutating func uniqueLogin(_ base: String) -> String {
        let count = (logins[base] ?? 0) + 1
        logins[base] = count
        return count == 1 ? base : "\(base)\(count)"
    }

    private func addPlace(_ attributes: inout [String: DirectoryValue], _ country: SampleCountry, _ generator: inout SeededGenerator) {
        attributes["usageLocation"] = .string(country.code)
        attributes["country"] = .string(country.name)
        attributes["preferredLanguage"] = .string(country.language)
        attributes["city"] = .string(generator.pick(country.cities))
        attributes["postalCode"] = .string(String(generator.number(10_000...99_999)))
        attributes["streetAddress"] = .string(
            "\(generator.number(1...400)) \(generator.pick(country.surnames)) \(generator.pick(["Street", "Road", "Allee"]))")
        let room = generator.number(1...40)
        attributes["officeLocation"] = .string("\(generator.number(1...9)).\(room < 10 ? "0" : "")\(room)")
        if generator.happens(689) {
            attributes["mobilePhone"] = .string("+\(generator.number(1...99)) \(generator.number(1_000_000...9_999_999))")
        }
        if generator.happens(569) { attributes["businessPhones"] = .strings(["0\(generator.number(100_000_000...999_999_999))"]) }
        let month = generator.number(1...12)
        let day = generator.number(1...28)
        let monthAndDay = "\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        attributes["employeeHireDate"] = .string("\(generator.number(2005...2025))-\(monthAndDay)T00:00:00Z")
        let costCentre = generator.number(0...3)
        if costCentre > 0 { attributes["extensionAttribute1"] = .string("CC-\(costCentre)00") }
    }

    /// An earlier user, one of the first seventh: so that managers have about seven reports and the chart is a tree.
    private func manager(of index: Int, _ generator: inout SeededGenerator) -> ObjectID? {
        guard index > 0, !generator.happens(29) else { return nil }
        return id(generator.number(0...max(0, index / 7)))
    }
}
