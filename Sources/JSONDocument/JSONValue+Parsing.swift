extension JSONValue {
    /// The value that a UTF-8 JSON text denotes.
    ///
    /// Refused besides what RFC 8259 refuses: duplicate member names (compared without regard to ASCII case), lone
    /// surrogates, and whatever exceeds `limits`.
    ///
    /// - Throws: ``JSONSyntaxError`` with the byte offset of the fault.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .default) throws(JSONSyntaxError) {
        self = try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
            var scanner = JSONScanner(buffer, limits: limits)
            return try scanner.scanText()
        }
    }

    /// The value that a JSON text denotes.
    ///
    /// - Throws: ``JSONSyntaxError`` with the byte offset of the fault.
    public init(parsing text: String, limits: JSONLimits = .default) throws(JSONSyntaxError) {
        try self.init(parsing: Array(text.utf8), limits: limits)
    }
}
