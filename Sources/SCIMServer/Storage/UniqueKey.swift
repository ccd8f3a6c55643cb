import Foundation

/// Folds the values that must be unique without regard to case: lower case, then Unicode's composed normal form.
///
/// Stores compare the result byte by byte, so every backend and collation agrees on what is the same name.
public enum UniqueKey {
    /// The folded form of a value; folding it again changes nothing.
    public static func folded(_ value: String) -> String {
        if value.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(decoding: value.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
        }
        return value.lowercased().precomposedStringWithCanonicalMapping
    }
}
