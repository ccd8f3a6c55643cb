import JSONDocument
import Provisioning

/// An account as tests look at it.
struct Account: Hashable, Sendable {
    let id: String
    let userName: String
    let active: Bool?
    let mail: String?
    let givenName: String?
    let familyName: String?
    let title: String?
    /// The account of the manager.
    let manager: String?

    init(_ document: JSONObject) {
        id = document["id"]?.stringValue ?? ""
        userName = document["userName"]?.stringValue ?? ""
        active = document["active"]?.boolValue
        mail = document["emails"]?.arrayValue?.first { $0["type"]?.stringValue == "work" }?["value"]?.stringValue
        givenName = document["name"]?["givenName"]?.stringValue
        familyName = document["name"]?["familyName"]?.stringValue
        title = document["title"]?.stringValue
        manager = document[SynchronizationSchema.enterprise]?["manager"]?["value"]?.stringValue
    }
}

extension TargetService {
    var accounts: [Account] { users.map(Account.init) }

    /// The names before the `@` of all accounts, sorted; an account that exists twice is there twice.
    var names: [String] { accounts.map { String($0.userName.prefix { $0 != "@" }) }.sorted() }

    /// The only account whose user name begins so.
    func account(_ name: String) -> Account? {
        let found = accounts.filter { $0.userName.lowercased().hasPrefix(name.lowercased() + "@") }
        return found.count == 1 ? found[0] : nil
    }

    func group(_ name: String) -> JSONObject? {
        let found = groups.filter { $0["displayName"]?.stringValue == name }
        return found.count == 1 ? found[0] : nil
    }

    /// The user names of a group's members, as far as they exist.
    func members(of group: String) -> [String] {
        let names = Dictionary(accounts.map { ($0.id, $0.userName) }) { first, _ in first }
        let members = self.group(group)?["members"]?.arrayValue ?? []
        return members.map { names[$0["value"]?.stringValue ?? ""] ?? "?" }.map { String($0.prefix { $0 != "@" }) }.sorted()
    }
}
