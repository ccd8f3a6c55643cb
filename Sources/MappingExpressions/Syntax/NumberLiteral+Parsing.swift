extension NumberLiteral {
    /// Reads `12`, `-10` or `&HF`, with nothing around it.
    ///
    /// ```abnf
    /// number = [ "-" ] 1*DIGIT
    /// hex    = "&H" 1*HEXDIG
    /// ```
    package init?(_ literal: String) {
        let value: Int?
        if literal.utf8.starts(with: "&H".utf8) || literal.utf8.starts(with: "&h".utf8) {
            let digits = literal.dropFirst(2)
            value = digits.utf8.first == UInt8(ascii: "+") || digits.utf8.first == UInt8(ascii: "-") ? nil : Int(digits, radix: 16)
        } else {
            value = literal.utf8.first == UInt8(ascii: "+") ? nil : Int(literal)
        }
        guard let value else { return nil }
        self.init(literal: literal, value: value)
    }
}
