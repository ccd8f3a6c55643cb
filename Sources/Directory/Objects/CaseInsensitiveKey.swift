import Foundation

/// Text brought into the one form in which the directory compares names: lower case of its canonical composition.
///
/// Storages keep this form beside the original and compare its bytes; no collation of a database is ever asked.
package struct CaseInsensitiveKey: Hashable, Sendable, Comparable {
    package let text: String

    package init(_ original: String) {
        text = original.utf8.allSatisfy { $0 < 0x80 } ? original.lowercased() : original.lowercased().precomposedStringWithCanonicalMapping
    }

    package static func < (left: CaseInsensitiveKey, right: CaseInsensitiveKey) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
