import Testing

/// The import lines of every file against the table: SwiftPM stops cycles only, and lets transitive imports through.
@Suite("Arrows point down only")
struct ModuleArrowsTests {
    @Test("a module imports only what the table allows", arguments: Module.all)
    func importsAreAllowed(module: Module) throws {
        let allowed = module.modules.union(module.others).union(Module.standardLibrary)
        for file in try SourceTree.swiftFiles(below: "Sources/\(module.name)") {
            for line in try SourceTree.lines(of: file) {
                guard let imported = SourceTree.importedModule(in: line.text), !allowed.contains(imported) else { continue }
                Issue.record("\(line.place): \(module.name) (\(module.layer)) must not import \(imported)")
            }
        }
    }

    @Test("a module of the table has sources", arguments: Module.all)
    func hasSources(module: Module) throws {
        let files = try SourceTree.files(below: "Sources/\(module.name)")
        #expect(files.contains { $0.hasSuffix(".swift") || $0.hasSuffix(".modulemap") })
    }

    @Test("every folder under Sources is in the table, once")
    func tableIsComplete() throws {
        #expect(try SourceTree.targetFolders().sorted() == Module.all.map(\.name).sorted())
    }

    @Test("an arrow of the table points to a lower floor", arguments: Module.all)
    func arrowsPointDown(module: Module) throws {
        for name in module.modules {
            let other = try #require(Module.all.first { $0.name == name }, "\(name) is not in the table")
            #expect(other.layer < module.layer, "\(module.name) (\(module.layer)) → \(name) (\(other.layer))")
        }
    }

    @Test("only adapters and the root know a driver; use cases and doors know no adapter", arguments: Module.all)
    func implementationsAreChosenAtTheRoot(module: Module) {
        let layers = Module.all.filter { module.modules.contains($0.name) }.map(\.layer)
        if module.layer != .adapters, module.layer != .root { #expect(!layers.contains(.drivers)) }
        if module.layer != .root { #expect(!layers.contains(.adapters)) }
    }

    @Test("the two sides meet over HTTP only: neither imports the other", arguments: Module.all)
    func sidesAreApart(module: Module) {
        if Module.identitySide.contains(module.name) { #expect(module.modules.isDisjoint(with: Module.applicationSide)) }
        if Module.applicationSide.contains(module.name) { #expect(module.modules.isDisjoint(with: Module.identitySide)) }
    }

    @Test("a library product knows nothing of Gatehouse", arguments: Module.all.filter { Module.products.contains($0.name) })
    func productsStandAlone(module: Module) {
        #expect(module.modules.isSubset(of: Module.products.union(["Persistence"])))
    }

    @Test(
        "an import line is recognised in every form",
        arguments: [
            ("import SCIM", "SCIM"), ("public import SCIM", "SCIM"), ("package import SCIM  // why", "SCIM"),
            ("@testable import SCIM", "SCIM"),
            ("@preconcurrency public import SCIM", "SCIM"), ("@_spi(Testing) import SCIM", "SCIM"), ("import struct SCIM.Filter", "SCIM"),
            ("    internal import class Foundation.Thread", "Foundation"), ("// import SCIM", nil), ("let important = 1", nil),
            ("importantWork()", nil),
        ] as [(Substring, String?)])
    func importLines(line: Substring, module: String?) {
        #expect(SourceTree.importedModule(in: line) == module)
    }
}
