import JSONDocument
import SCIM
import Synchronization

/// A small SCIM service in memory, on which tests can inflict faults.
///
/// `userName` and the `displayName` of groups are unique without regard to case, as Entra's compliance page asks.
final class TargetService: Sendable {
    static let token = "correct-token"

    struct Rule {
        let fault: Fault
        let kinds: Set<TargetRequest.Kind>
        let text: String?
        var skipped: Int
        var remaining: Int
    }

    struct Shelf {
        let schemas: ResourceSchemas
        let uniqueName: String
        var documents: [String: JSONObject] = [:]
        var order: [String] = []

        func named(_ name: String) -> [JSONObject] {
            order.compactMap { documents[$0] }.filter { $0[uniqueName]?.stringValue?.lowercased() == name.lowercased() }
        }
    }

    struct State {
        var users = Shelf(schemas: .user, uniqueName: "userName")
        var groups = Shelf(schemas: .group, uniqueName: "displayName")
        var rules: [Rule] = []
        var requests: [TargetRequest] = []
        var lastID = 0
        var alarm: (remaining: Int, ring: @Sendable () -> Void)?
    }

    private let state = Mutex(State())

    // MARK: What tests do

    /// Lets requests of these kinds go wrong, `times` times after the first few; `text` narrows them down to those in which it occurs.
    func fail(
        _ kinds: Set<TargetRequest.Kind>, with fault: Fault, times: Int = 1, after skipped: Int = 0, mentioning text: String? = nil
    ) {
        state.withLock { $0.rules.append(Rule(fault: fault, kinds: kinds, text: text, skipped: skipped, remaining: times)) }
    }

    func heal() { state.withLock { $0.rules = [] } }

    /// Calls `ring` when that many more requests have arrived.
    func setAlarm(after requests: Int, _ ring: @escaping @Sendable () -> Void) {
        state.withLock { $0.alarm = (requests, ring) }
    }

    func forgetRequests() { state.withLock { $0.requests = [] } }

    var requests: [TargetRequest] { state.withLock { $0.requests } }

    func requests(_ kind: TargetRequest.Kind) -> [TargetRequest] { requests.filter { $0.kind == kind } }

    /// Puts an object there that nobody provisioned; no rule of uniqueness applies.
    @discardableResult func add(_ document: JSONObject, to endpoint: String = "Users") -> String {
        state.withLock { state in
            state.lastID += 1
            let id = "seed-\(state.lastID)"
            var document = document
            document["id"] = .string(id)
            Self.with(endpoint, of: &state) { shelf in
                shelf.documents[id] = document
                shelf.order.append(id)
            }
            return id
        }
    }

    /// Takes an object away behind everybody's back.
    func remove(_ id: String, from endpoint: String = "Users") {
        state.withLock { state in
            Self.with(endpoint, of: &state) { shelf in
                shelf.documents[id] = nil
                shelf.order.removeAll { $0 == id }
            }
        }
    }

    var users: [JSONObject] { state.withLock { state in state.users.order.compactMap { state.users.documents[$0] } } }
    var groups: [JSONObject] { state.withLock { state in state.groups.order.compactMap { state.groups.documents[$0] } } }

    // MARK: What clients see

    func answer(_ request: TargetRequest) -> TargetAnswer {
        let ring: (@Sendable () -> Void)? = state.withLock { state in
            state.alarm?.remaining -= 1
            guard let alarm = state.alarm, alarm.remaining <= 0 else { return nil }
            state.alarm = nil
            return alarm.ring
        }
        ring?()
        return state.withLock { state in
            state.requests.append(request)
            guard request.token == "Bearer \(Self.token)" else { return .error(401, "the access key is not known") }
            let fault = Self.fault(for: request, in: &state)
            let answer = fault.map(\.isAfterDoing) ?? true ? Self.perform(request, in: &state) : .silence
            switch fault {
            case nil: return answer
            case .status(let status, let retryAfter): return .error(status, "scripted \(status)", retryAfter: retryAfter)
            case .nothingFound: return .json(200, ["totalResults": 0, "Resources": []])
            case .failureAfterDoing: return .error(500, "scripted 500")
            case .webPage, .webPageAfterDoing:
                return .response(status: 200, type: "text/html", retryAfter: nil, body: Array("<html><body>Sign in</body></html>".utf8))
            case .hang, .hangAfterDoing: return .silence
            case .cut, .cutAfterDoing: return .cut
            }
        }
    }

    private static func fault(for request: TargetRequest, in state: inout State) -> Fault? {
        let index = state.rules.firstIndex { rule in
            rule.remaining > 0 && rule.kinds.contains(request.kind) && (rule.text.map(request.text.contains) ?? true)
        }
        guard let index else { return nil }
        if state.rules[index].skipped > 0 {
            state.rules[index].skipped -= 1
            return nil
        }
        state.rules[index].remaining -= 1
        return state.rules[index].fault
    }

    private static func with<Answer>(_ endpoint: String, of state: inout State, _ body: (inout Shelf) -> Answer) -> Answer {
        endpoint == "Groups" ? body(&state.groups) : body(&state.users)
    }

    private static func perform(_ request: TargetRequest, in state: inout State) -> TargetAnswer {
        state.lastID += 1
        let id = "\(request.endpoint == "Groups" ? "g" : "u")-\(state.lastID)"
        do {
            let answer: Result<TargetAnswer, SCIMError> = with(request.endpoint, of: &state) { shelf in
                do throws(SCIMError) { return .success(try shelf.perform(request, newID: id)) } catch { return .failure(error) }
            }
            return try answer.get()
        } catch {
            return .error(error.keyword == .uniqueness ? 409 : 400, error.detail, scimType: error.scimType)
        }
    }
}
