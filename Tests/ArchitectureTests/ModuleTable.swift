import Testing

/// The floors of the house, from the ground up. An arrow points to a lower floor, never up, never sideways.
enum Layer: Int, Comparable, Sendable {
    /// C libraries, each wrapped by one module.
    case system
    /// Text and nothing else.
    case letters
    /// Pure values: no input or output, no clock, no logging.
    case words
    /// One external system, without knowing what it is used for.
    case drivers
    /// What the product does; the seams (protocols) live here.
    case roles
    /// The seams of the roles, kept with a driver or a library.
    case adapters
    /// What a person or a program may ask for, with who may ask.
    case useCases
    /// The ways in: HTTP, command line.
    case doors
    /// The only place that chooses implementations.
    case root

    static func < (one: Layer, other: Layer) -> Bool { one.rawValue < other.rawValue }
}

/// One target under `Sources` and all that its files may import.
struct Module: Sendable, CustomTestStringConvertible {
    let name: String
    let layer: Layer
    /// Our modules.
    let modules: Set<String>
    /// Modules of other packages and of the system.
    let others: Set<String>

    var testDescription: String { name }

    init(_ name: String, _ layer: Layer, _ modules: Set<String> = [], others: Set<String> = []) {
        self.name = name
        self.layer = layer
        self.modules = modules
        self.others = others
    }
}

extension Module {
    /// The table of the house. A new arrow is a decision: change the table in the same commit, and ARCHITECTURE.md with it.
    static let all: [Module] = [
        Module("CSQLite", .system),
        Module("CPCRE2", .system),

        Module("JSONDocument", .letters),
        Module("RegularExpressions", .letters, ["CPCRE2"]),

        Module("Persistence", .words),
        Module("SCIM", .words, ["JSONDocument"]),
        Module("MappingExpressions", .words, ["RegularExpressions"]),

        Module("SQLite", .drivers, ["CSQLite", "Persistence"], others: ["Glibc"]),

        Module("Directory", .roles, ["JSONDocument", "Persistence"]),
        Module("Provisioning", .roles, ["JSONDocument", "Persistence", "SCIM", "MappingExpressions", "RegularExpressions"]),
        Module("Tenants", .roles, ["Persistence"]),
        Module("SCIMClient", .roles, ["JSONDocument", "SCIM"]),
        Module("SCIMServer", .roles, ["JSONDocument", "Persistence", "SCIM"]),

        Module(
            "SQLiteStorage", .adapters,
            ["SQLite", "JSONDocument", "Persistence", "SCIM", "Directory", "Provisioning", "Tenants", "SCIMServer"]),
        Module(
            "SCIMTarget", .adapters, ["JSONDocument", "SCIM", "SCIMClient", "Provisioning"],
            others: ["AsyncHTTPClient", "Glibc", "NIOCore", "NIOHTTP1", "NIOPosix"]),
        Module("DirectorySource", .adapters, ["Directory", "Provisioning", "Persistence", "MappingExpressions"]),
        Module("DirectoryFiles", .adapters, ["Directory", "JSONDocument", "Persistence"]),
        Module("SealedSecrets", .adapters, ["Provisioning"], others: ["Crypto"]),

        Module(
            "Administration", .useCases, ["Directory", "Provisioning", "Persistence", "JSONDocument", "MappingExpressions", "SCIM"],
            others: ["Crypto"]),
        Module("Tenancy", .useCases, ["Tenants", "SCIMServer", "Persistence", "SCIM"], others: ["Crypto"]),

        Module(
            "GraphAPI", .doors, ["Administration", "Directory", "Provisioning", "JSONDocument", "Persistence"], others: webServer),
        Module("GraphClient", .doors, ["JSONDocument"], others: ["AsyncHTTPClient", "NIOCore", "NIOHTTP1"]),
        Module("SCIMHTTP", .doors, ["SCIMServer", "SCIM", "JSONDocument", "Persistence"], others: webServer),

        Module(
            "gatehouse", .root,
            [
                "GraphAPI", "GraphClient", "SCIMHTTP", "Administration", "Tenancy", "SQLiteStorage", "SCIMTarget", "DirectorySource",
                "DirectoryFiles", "SealedSecrets", "SQLite", "SCIMClient", "SCIMServer", "Tenants", "Provisioning", "Directory",
                "Persistence", "SCIM", "JSONDocument",
            ],
            others: webServer.union([
                "AsyncHTTPClient", "ServiceLifecycle", "UnixSignals", "ArgumentParser", "Configuration", "NIOPosix", "Glibc",
            ])),
    ]

    private static let webServer: Set<String> = ["Hummingbird", "HTTPTypes", "Logging", "NIOCore"]

    /// Part of the toolchain and without effects of its own: every module may use them.
    static let standardLibrary: Set<String> = ["Foundation", "FoundationEssentials", "Synchronization"]

    /// The targets that make up one side; nothing of one side knows anything of the other.
    static let identitySide: Set<String> = ["Directory", "Provisioning", "Administration", "GraphAPI", "DirectorySource", "DirectoryFiles"]
    static let applicationSide: Set<String> = ["Tenants", "SCIMServer", "Tenancy", "SCIMHTTP"]

    /// The library products of the package: they know nothing of Gatehouse.
    static let products: Set<String> = ["JSONDocument", "SCIM", "SCIMClient", "SCIMServer", "SCIMHTTP"]
}
