import FoundationEssentials

/// Where a listing goes on, as clients see it: opaque, made by us.
enum PageToken {
    /// The text of `$skiptoken` for a cursor.
    static func encode(_ cursor: String) -> String {
        Data(cursor.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The cursor; nil when the text is not one of ours.
    static func decode(_ token: String) -> String? {
        var base64 = token.replacing("-", with: "+").replacing("_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: base64) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
