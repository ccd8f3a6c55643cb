import Directory
import FoundationEssentials
import Testing

@Suite struct PredicateTests {
    private let user = DirectoryObject(
        kind: .user, id: .random(),
        attributes: AttributeSet([
            "displayName": .string("Łucja Ćwik"), "accountEnabled": .boolean(true), "proxyAddresses": .strings(["SMTP:a@b.example"]),
        ]), createdDateTime: Date())

    @Test func `text compares without regard to case and form`() {
        #expect(DirectoryPredicate.equals(attribute: "displayName", .string("łucja ĆWIK")).matches(user))
        #expect(DirectoryPredicate.equals(attribute: "displayName", .string("łucja C\u{301}wik")).matches(user))
        #expect(DirectoryPredicate.startsWith(attribute: "displayName", "ŁUC").matches(user))
        #expect(DirectoryPredicate.contains(attribute: "proxyAddresses", "smtp:A@b.example").matches(user))
    }

    @Test func `an absent attribute equals nothing but nil`() {
        #expect(DirectoryPredicate.equals(attribute: "mail", nil).matches(user))
        #expect(!DirectoryPredicate.equals(attribute: "mail", .string("")).matches(user))
        #expect(!DirectoryPredicate.startsWith(attribute: "mail", "").matches(user))
        #expect(DirectoryPredicate.not(.equals(attribute: "displayName", nil)).matches(user))
    }
}
