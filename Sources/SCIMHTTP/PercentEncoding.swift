import SCIM

/// Percent-encoding as browsers and .NET write it.
enum PercentEncoding {
    /// - Throws: `invalidSyntax` when `%` is not followed by two hexadecimal digits, or the result is not UTF-8.
    static func decoded(_ text: some StringProtocol, plusIsSpace: Bool) throws(SCIMError) -> String {
        let bytes = Array(text.utf8)
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || ($0 == UInt8(ascii: "+") && plusIsSpace) }) else { return String(text) }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.count, let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2]) else {
                    throw .invalidSyntax(
                        "the URL has a “%” at byte \(index) of “\(text.prefix(100))” without two hexadecimal digits; write “%25” for “%”")
                }
                decoded.append(high << 4 | low)
                index += 3
            case UInt8(ascii: "+") where plusIsSpace:
                decoded.append(UInt8(ascii: " "))
                index += 1
            case let byte:
                decoded.append(byte)
                index += 1
            }
        }
        guard let string = String(validating: decoded, as: UTF8.self) else {
            throw .invalidSyntax("“\(text.prefix(100))” in the URL is not UTF-8 when decoded")
        }
        return string
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
