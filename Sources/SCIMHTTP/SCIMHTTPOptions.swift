/// How the SCIM service shows itself over HTTP.
public struct SCIMHTTPOptions: Sendable {
    /// How many bytes the body of a request may have.
    public var maximumBodySize: Int
    /// Scheme and authority by which clients reach the service, such as `https://scim.example.com`; `nil` to take what each
    /// request was sent to, over plain HTTP.
    public var externalURL: String?

    /// 1 MiB a body, and the URL of the request, unless told otherwise.
    public init(maximumBodySize: Int = 1 << 20, externalURL: String? = nil) {
        self.maximumBodySize = maximumBodySize
        self.externalURL = externalURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    }

    /// The base URL of a tenant.
    func baseURL(tenant: String, authority: String?) -> String {
        if let externalURL { return "\(externalURL)/\(tenant)/scim/v2" }
        guard let authority, Self.isAuthority(authority) else { return "/\(tenant)/scim/v2" }
        return "http://\(authority)/\(tenant)/scim/v2"
    }

    /// Only what a host and port are made of gets into answers.
    private static func isAuthority(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 255
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "_"): true
                default: false
                }
            }
    }
}
