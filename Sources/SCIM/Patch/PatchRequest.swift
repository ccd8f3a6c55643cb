public import JSONDocument

/// The body of a PATCH request (RFC 7644 §3.5.2).
public struct PatchRequest: Hashable, Sendable {
    /// The changes, in the order in which they are applied. There may be none.
    public let operations: [PatchOperation]

    /// A request of these operations.
    public init(_ operations: [PatchOperation]) {
        self.operations = operations
    }

    /// Reads a body. Names, and the names of operations, come in any case (Entra ID writes `"op": "Add"`); members that
    /// nobody knows are ignored; `schemas` may be absent.
    ///
    /// Throws ``SCIMError/Keyword/invalidSyntax`` for a body of another structure, an unknown `op` or other `schemas`;
    /// ``SCIMError/Keyword/invalidPath`` and ``SCIMError/Keyword/invalidFilter`` for a malformed path;
    /// ``SCIMError/Keyword/noTarget`` for a remove without a path; ``SCIMError/Keyword/invalidValue`` for a missing value.
    public init(parsing body: JSONValue, limits: FilterLimits = .default) throws(SCIMError) {
        guard case .object(let object) = body else {
            throw .invalidSyntax("the body must be a JSON object; found \(body.foundText)")
        }
        try Self.checkSchemas(object["schemas"])
        guard case .array(let elements)? = object["Operations"] else {
            throw .invalidSyntax("“Operations” must be an array; found \(object["Operations"]?.foundText ?? "nothing")")
        }
        var operations: [PatchOperation] = []
        operations.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            do {
                operations.append(try Self.operation(element, limits: limits))
            } catch {
                throw SCIMError(error.keyword, "Operations[\(index)]: \(error.detail)")
            }
        }
        self.operations = operations
    }

    /// The body as it is sent.
    public var json: JSONValue {
        let operations = operations.map { operation in
            var object: JSONObject = ["op": .string(operation.op.rawValue)]
            object["path"] = operation.path.map { .string($0.description) }
            object["value"] = operation.value
            return JSONValue.object(object)
        }
        return ["schemas": [.string(SchemaURI.patchOp.rawValue)], "Operations": .array(operations)]
    }

    private static func checkSchemas(_ value: JSONValue?) throws(SCIMError) {
        guard let value, !value.isNull, value != .array([]) else { return }
        let uris = value.arrayValue ?? [value]
        guard uris.contains(where: { $0.stringValue.map { SchemaURI($0) } == .patchOp }) else {
            throw .invalidSyntax("“schemas” of a PATCH must contain “\(SchemaURI.patchOp)”; found \(value.text.prefix(200))")
        }
    }

    private static func operation(_ element: JSONValue, limits: FilterLimits) throws(SCIMError) -> PatchOperation {
        guard case .object(let object) = element else {
            throw .invalidSyntax("an operation must be an object; found \(element.foundText)")
        }
        guard let name = object["op"]?.stringValue, let op = PatchOperation.Kind(rawValue: AttributeName.folded(name)) else {
            throw .invalidSyntax("“op” must be add, remove or replace; found \(object["op"]?.foundText ?? "nothing")")
        }
        var path: PatchPath?
        switch object["path"] {
        case nil, .null?, .string("")?: break
        case .string(let text)?: path = try PatchPath(text, limits: limits)
        case .some(let other): throw .invalidPath("“path” must be a string; found \(other.foundText)")
        }
        return try PatchOperation(op, path: path, value: object["value"])
    }
}
