import Directory
import Testing

@Suite struct GUIDTests {
    @Test func `the text comes back in lower case`() throws {
        let guid = try #require(GUID("9531985D-5d9d-49F8-9818-e811892f902b"))
        #expect(guid.text == "9531985d-5d9d-49f8-9818-e811892f902b")
        #expect(GUID(guid.text) == guid)
    }

    @Test(arguments: [
        "", "9531985d-5d9d-49f8-9818-e811892f902", "9531985d-5d9d-49f8-9818-e811892f902bb", "9531985d5d9d-49f8-9818-e811892f902b0",
        "g531985d-5d9d-49f8-9818-e811892f902b", "{531985d-5d9d-49f8-9818-e811892f902}",
    ])
    func `anything else is refused`(text: String) {
        #expect(GUID(text) == nil)
    }

    @Test func `order is that of the text, as storage pages by it`() {
        let guids = (0..<500).map { _ in GUID.random() }
        #expect(guids.sorted().map(\.text) == guids.map(\.text).sorted())
    }

    @Test func `random ones are of version 4`() {
        let text = Array(GUID.random().text)
        #expect(text[14] == "4")
        #expect("89ab".contains(text[19]))
    }
}
