import SCIM
import Testing

@Suite("Filter limits") struct FilterLimitsTests {
    private func detail(_ text: String, _ limits: FilterLimits = .default) -> String? {
        do {
            _ = try Filter(text, limits: limits)
            return nil
        } catch {
            return error.keyword == .invalidFilter ? error.detail : "\(error)"
        }
    }

    private func nested(_ depth: Int) -> String {
        String(repeating: "(", count: depth) + "a pr" + String(repeating: ")", count: depth)
    }

    @Test("32 levels of brackets and no more")
    func depth() {
        #expect(detail(nested(32)) == nil)
        #expect(detail(nested(33))?.contains("deeper than 32 levels") == true)
        #expect(detail(nested(4_000))?.contains("deeper than 32 levels") == true)
        #expect(detail(String(repeating: "not (", count: 1_000))?.contains("deeper than 32 levels") == true)
        #expect(detail("a[" + nested(32) + "]")?.contains("deeper than 32 levels") == true)
        #expect(detail(nested(3), FilterLimits(depth: 2))?.contains("deeper than 2 levels") == true)
    }

    @Test("256 terms and connectives and no more")
    func nodes() {
        let terms = { (count: Int) in Array(repeating: "a pr", count: count).joined(separator: " or ") }
        #expect(detail(terms(128)) == nil)
        #expect(detail(terms(129))?.contains("more than 256 terms") == true)
    }

    @Test("8,192 bytes and no more")
    func length() {
        let filter = { (bytes: Int) in "a eq \"" + String(repeating: "x", count: bytes - 7) + "\"" }
        #expect(detail(filter(8_192)) == nil)
        #expect(detail(filter(8_193))?.contains("longer than 8192 bytes") == true)
    }

    @Test("hold for the filters of PATCH paths too")
    func patchPaths() {
        let error = #expect(throws: SCIMError.self) { try PatchPath("emails[\(nested(40))].value") }
        #expect(error?.keyword == .invalidFilter)
        #expect(throws: SCIMError.self) { try PatchPath(String(repeating: "a", count: 10_000)) }
    }
}
