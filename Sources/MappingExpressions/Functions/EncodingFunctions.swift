extension ExpressionFunction {
    /// Other spellings of a text's bytes.
    static let encodings = [convertToBase64, convertToUTF8Hex]

    /// Base64 of the UTF-16LE bytes.
    private static let convertToBase64 = ExpressionFunction("ConvertToBase64", [FunctionParameter("source")]) {
        call throws(EvaluationStop) in
        let bytes = try call.text(0).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return .string(base64(bytes))
    }

    private static let convertToUTF8Hex = ExpressionFunction("ConvertToUTF8Hex", [FunctionParameter("source")]) {
        call throws(EvaluationStop) in
        let digits = Array("0123456789ABCDEF".utf8)
        let hex = try call.text(0).utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
        return .string(String(decoding: hex, as: UTF8.self))
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[start + $1]) : 0) }
            for place in 0..<4 {
                text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 0x3F] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
