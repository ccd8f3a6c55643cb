/// What a tenant has paid for, from the least to the most.
package enum Plan: String, CaseIterable, Hashable, Sendable {
    case free
    case professional
    case enterprise
    case enterprisePlus

    /// Whether automatic provisioning over SCIM is part of it: the Enterprise plan or better.
    package var includesSCIM: Bool { self >= .enterprise }

    /// How people call it.
    package var displayName: String {
        switch self {
        case .free: "Free"
        case .professional: "Professional"
        case .enterprise: "Enterprise"
        case .enterprisePlus: "Enterprise Plus"
        }
    }
}

extension Plan: Comparable {
    package static func < (lesser: Plan, greater: Plan) -> Bool { lesser.rank < greater.rank }

    private var rank: Int {
        switch self {
        case .free: 0
        case .professional: 1
        case .enterprise: 2
        case .enterprisePlus: 3
        }
    }
}
