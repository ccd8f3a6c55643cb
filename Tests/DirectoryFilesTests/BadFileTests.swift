import DirectoryFiles
import Foundation
import Testing

@Suite struct BadFileTests {
    private static let one = "9531985d-5d9d-49f8-9818-e811892f902b"
    private static let two = "f9ebdacc-0cb1-429c-a58c-da1495e60af5"

    private static func user(_ id: String, _ name: String, _ more: String = "") -> String {
        #"{"id":"\#(id)","userPrincipalName":"\#(name)","displayName":"X"\#(more)}"#
    }

    private static func group(_ id: String, _ more: String) -> String {
        #"{"id":"\#(id)","displayName":"G"\#(more)}"#
    }

    /// A file and what the one line about it must mention.
    static let cases: [(text: String, mentions: [String])] = [
        ("", ["line 1", "expected an object"]),
        ("hello", ["line 1", "expected an object"]),
        ("[]", ["expected an object"]),
        (#"{"users":{}}"#, ["expected a list as “users”"]),
        (#"{"user":[]}"#, ["unknown member “user”"]),
        (#"{"users":[],"users":[]}"#, ["“users” is there twice"]),
        (#"{"users":[]} x"#, ["after the end"]),
        ("{\n\"users\":[\n" + user(one, "a@b.example"), ["line 3", "cut off"]),
        (#"{"users":[{"id":"x"#, ["cut off"]),
        (#"{"users":[,]}"#, ["a value is missing"]),
        (#"{"users":[7]}"#, ["users[0]", "must be an object"]),
        (#"{"users":[{"id":nope}]}"#, ["users[0]"]),
        (#"{"users":[{"userPrincipalName":"a@b.example"}]}"#, ["users[0] (a@b.example)", "“id” must be a GUID"]),
        (#"{"users":[\#(user("123", "a@b.example"))]}"#, ["users[0] (a@b.example)", "“id”", "123"]),
        (
            #"{"users":[\#(user(one, "a@b.example")),\#(user(two, "A@B.example"))]}"#,
            ["users[1] (A@B.example)", "userPrincipalName", "users[0]"]
        ),
        (#"{"users":[\#(user(one, "a@b.example")),\#(user(one, "b@b.example"))]}"#, ["users[1] (b@b.example)", "“id” \(one)"]),
        (#"{"users":[\#(user(one, ""))]}"#, ["users[0]", "“userPrincipalName” is missing or empty"]),
        (#"{"users":[{"id":"\#(one)","userPrincipalName":"a@b.example"}]}"#, ["“displayName” is missing"]),
        (
            #"{"users":[\#(user(one, "a@b.example", #","accountEnabled":"yes""#))]}"#,
            ["users[0] (a@b.example)", "“accountEnabled” must be true or false"]
        ),
        (#"{"users":[\#(user(one, "a@b.example", #","businessPhones":"1""#))]}"#, ["“businessPhones” must be a list of strings"]),
        (#"{"users":[\#(user(one, "a@b.example", #","shoeSize":"9""#))]}"#, ["“shoeSize” is not an attribute of a user"]),
        (#"{"users":[\#(user(one, "a@b.example", #","manager":"\#(two)""#))]}"#, ["users[0] (a@b.example)", "“manager” \(two)"]),
        (#"{"users":[\#(user(one, "a@b.example", #","manager":7"#))]}"#, ["“manager” must be a GUID"]),
        (#"{"groups":[\#(group(one, #","members":["\#(two)"]"#))]}"#, ["groups[0] (G)", "member \(two) is not in this file"]),
        (#"{"groups":[\#(group(one, #","members":["\#(one)"]"#))]}"#, ["groups[0] (G)", "member of itself"]),
        (#"{"groups":[\#(group(one, #","members":"all""#))]}"#, ["“members” must be a list of ids"]),
        (#"{"groups":[\#(group(one, #","members":["nobody"]"#))]}"#, ["“members[0]” must be a GUID, not “nobody”"]),
    ]

    @Test(arguments: cases.indices)
    func `a bad file is refused in one line that says where`(index: Int) throws {
        let (text, mentions) = Self.cases[index]
        let error = try #require(throws: DirectoryFileError.self) { try DirectoryFile(bytes: Array(text.utf8), date: Date()) }
        for mention in mentions { #expect(error.description.contains(mention), "“\(error)” should mention “\(mention)”") }
        #expect(!error.description.contains("\n"))
    }

    @Test func `broken UTF-8 inside a name is found`() throws {
        let bytes = Array(#"{"users":[{"id":"\#(Self.one)","displayName":"#.utf8) + [0x22, 0xC3, 0x28, 0x22] + Array("}]}".utf8)
        let error = try #require(throws: DirectoryFileError.self) { try DirectoryFile(bytes: bytes, date: Date()) }
        #expect(error.description.contains("users[0]"))
    }

    @Test func `a missing file is named`() throws {
        let error = try #require(throws: DirectoryFileError.self) { try DirectoryFile(contentsOf: "/nowhere/d.json", date: Date()) }
        #expect(error.description == "/nowhere/d.json: no such file")
    }

    @Test func `a file is read from disk, byte order mark and all`() throws {
        let directory = try EmptyDirectory()
        let file = directory.folder.appending(path: "d.json")
        try Data(
            [0xEF, 0xBB, 0xBF]
                + Array(#" { "users" : [ \#(Self.user(Self.one, "a@b.example")) , \#(Self.user(Self.two, "c@b.example")) ] } "#.utf8)
        )
        .write(to: file)
        #expect(try DirectoryFile(contentsOf: file.path, date: Date()).userCount == 2)
    }
}
