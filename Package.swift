// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

// Products of other packages that are used here.
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")

/// A module of the house; `dependencies` point down only (see ARCHITECTURE.md and ModuleArrowsTests).
func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "gatehouse",
    products: [
        .executable(name: "gatehouse", targets: ["gatehouse"]),
        .library(name: "JSONDocument", targets: ["JSONDocument"]),
        .library(name: "SCIM", targets: ["SCIM"]),
        .library(name: "SCIMClient", targets: ["SCIMClient"]),
        .library(name: "SCIMServer", targets: ["SCIMServer"]),
        .library(name: "SCIMHTTP", targets: ["SCIMHTTP"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    ],
    targets: [
        // letters and words
        module("JSONDocument", []),
        module("Persistence", []),
        module("SCIM", ["JSONDocument"]),
        module("MappingExpressions", ["RegularExpressions"]),

        // roles
        module("Directory", ["JSONDocument", "Persistence"]),
        module("Provisioning", ["JSONDocument", "Persistence", "SCIM", "MappingExpressions", "RegularExpressions"]),
        module("Tenants", ["Persistence"]),
        module("SCIMClient", ["JSONDocument", "SCIM"]),
        module("SCIMServer", ["JSONDocument", "Persistence", "SCIM"]),

        // drivers and adapters
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        module("RegularExpressions", ["CPCRE2"]),
        module("SQLite", ["CSQLite", "Persistence"]),
        module(
            "SQLiteStorage",
            [
                "SQLite", "JSONDocument", "Persistence", "SCIM", "Directory", "Provisioning", "Tenants", "SCIMServer",
            ]),
        module("SCIMTarget", ["JSONDocument", "SCIM", "SCIMClient", "Provisioning", asyncHTTPClient, nioCore, nioHTTP1, nioPosix]),
        module("DirectorySource", ["Directory", "Provisioning", "Persistence", "MappingExpressions"]),
        module("DirectoryFiles", ["Directory", "JSONDocument", "Persistence"]),
        module("SealedSecrets", ["Provisioning", crypto]),

        // use cases
        module("Administration", ["Directory", "Provisioning", "Persistence", "JSONDocument", "MappingExpressions", "SCIM", crypto]),
        module("Tenancy", ["Tenants", "SCIMServer", "Persistence", "SCIM", crypto]),

        // doors
        module(
            "GraphAPI",
            ["Administration", "Directory", "Provisioning", "JSONDocument", "Persistence", hummingbird, httpTypes, logging, nioCore]),
        module("GraphClient", ["JSONDocument", asyncHTTPClient, nioCore, nioHTTP1]),
        module("SCIMHTTP", ["SCIMServer", "SCIM", "JSONDocument", "Persistence", hummingbird, httpTypes, logging, nioCore]),

        // root
        .executableTarget(
            name: "gatehouse",
            dependencies: [
                "GraphAPI", "GraphClient", "SCIMHTTP", "Administration", "Tenancy", "SQLiteStorage", "SCIMTarget", "DirectorySource",
                "DirectoryFiles", "SealedSecrets", "SQLite", "SCIMClient", "SCIMServer", "Tenants", "Provisioning", "Directory",
                "Persistence", "SCIM", "JSONDocument", hummingbird, asyncHTTPClient, serviceLifecycle, unixSignals, argumentParser,
                configuration,
                logging, nioCore, nioPosix, httpTypes,
            ], swiftSettings: strict),

        // measurements: see `make bench`
        .executableTarget(
            name: "gatehouse-bench",
            dependencies: [
                "Administration", "Directory", "DirectoryFiles", "DirectorySource", "GraphClient", "JSONDocument", "Persistence",
                "Provisioning", "SCIMClient", "SCIMServer", "SCIMTarget", "SQLite", "SQLiteStorage", "SealedSecrets", "Tenancy", "Tenants",
                argumentParser, asyncHTTPClient, nioCore, nioHTTP1, nioPosix,
            ], path: "Benchmarks/Engine", swiftSettings: strict),

        // tests
        tests("ArchitectureTests", []),
        tests("JSONDocumentTests", ["JSONDocument"]),
        tests("SCIMTests", ["SCIM", "JSONDocument"]),
        tests("MappingExpressionsTests", ["MappingExpressions", "RegularExpressions"]),
        tests("RegularExpressionsTests", ["RegularExpressions"]),
        tests("SQLiteTests", ["SQLite", "Persistence"]),
        tests("DirectoryTests", ["Directory", "JSONDocument"]),
        tests("DirectoryFilesTests", ["DirectoryFiles", "Directory", "SQLiteStorage", "SQLite", "JSONDocument", "Persistence"]),
        tests(
            "SQLiteStorageTests",
            [
                "SQLiteStorage", "SQLite", "Directory", "Provisioning", "Tenants", "SCIMServer", "SCIM", "JSONDocument", "Persistence",
            ]),
        tests(
            "AdministrationTests",
            [
                "Administration", "Directory", "DirectoryFiles", "Provisioning", "SQLiteStorage", "SQLite", "Persistence", "JSONDocument",
            ]),
        tests("SealedSecretsTests", ["SealedSecrets", "Provisioning"]),
        tests("SCIMServerTests", ["SCIMServer", "SCIM", "SQLiteStorage", "SQLite", "JSONDocument", "Persistence", "Tenants"]),
        tests("TenancyTests", ["Tenancy", "Tenants", "SCIMServer", "SQLiteStorage", "SQLite", "Persistence"]),
        tests(
            "SCIMHTTPTests",
            [
                "SCIMHTTP", "SCIMServer", "SCIM", "Tenancy", "Tenants", "SQLiteStorage", "SQLite", "JSONDocument", "Persistence",
                hummingbird, hummingbirdTesting, httpTypes, nioCore,
            ]),
        tests(
            "ProvisioningTests",
            [
                "Provisioning", "SCIMTarget", "SCIMClient", "SCIM", "DirectorySource", "Directory", "SQLiteStorage", "SQLite",
                "MappingExpressions", "JSONDocument", "Persistence", nioCore, nioPosix, nioHTTP1,
            ]),
        tests(
            "GraphAPITests",
            [
                "GraphAPI", "Administration", "Directory", "DirectoryFiles", "Provisioning", "SQLiteStorage", "SQLite", "SealedSecrets",
                "JSONDocument", "Persistence", hummingbird, hummingbirdTesting, httpTypes, nioCore, logging,
            ]),
        tests("CommandLineTests", ["gatehouse", "JSONDocument", "GraphClient"]),
        tests(
            "EndToEndTests",
            [
                "gatehouse", "GraphClient", "SCIMClient", "SCIMTarget", "JSONDocument", "SCIM", hummingbird, asyncHTTPClient, httpTypes,
                nioCore,
            ]),
    ],
    swiftLanguageModes: [.v6]
)
