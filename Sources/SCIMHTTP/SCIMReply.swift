import HTTPTypes
import Hummingbird
import JSONDocument
import NIOCore
import SCIM
import SCIMServer

/// What a request is answered with, before it is HTTP.
enum SCIMReply {
    /// A list, or a document of the service itself.
    case document([UInt8])
    /// A resource that was read or changed.
    case resource(ResourceAnswer)
    /// A resource that is new.
    case created(ResourceAnswer)
    /// Done, and nothing to show; the entity-tag when the resource still exists.
    case done(version: Int64?)
    /// The client has this version already.
    case notModified(version: Int64)
    /// An error of SCIM.
    case refused(SCIMError)
    /// The endpoint exists and does not take the method.
    case methodNotAllowed(HTTPRequest.Method, allowed: [HTTPRequest.Method])
    /// The body is not JSON by its own account.
    case unsupportedMediaType(String)
}

extension SCIMReply {
    /// The HTTP response.
    var response: Response {
        var headers = HTTPFields()
        let body = body
        if body != nil { headers[.contentType] = "application/scim+json" }
        switch self {
        case .created(let answer):
            headers[.location] = answer.location
            headers[.eTag] = EntityTag.text(ofVersion: answer.version)
        case .resource(let answer):
            headers[.eTag] = EntityTag.text(ofVersion: answer.version)
        case .done(let version?), .notModified(let version):
            headers[.eTag] = EntityTag.text(ofVersion: version)
        case .methodNotAllowed(_, let allowed):
            headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
        case .refused(let error) where error.keyword == .unauthorized:
            headers[.wwwAuthenticate] = "Bearer realm=\"SCIM\""
        case .refused(let error) where error.keyword == .serviceUnavailable:
            headers[.retryAfter] = "5"
        case .document, .done, .refused, .unsupportedMediaType: break
        }
        return Response(
            status: status, headers: headers, body: body.map { ResponseBody(byteBuffer: ByteBuffer(bytes: $0)) } ?? ResponseBody())
    }

    private var body: [UInt8]? {
        switch self {
        case .document(let bytes): bytes
        case .resource(let answer), .created(let answer): answer.body
        case .done, .notModified: nil
        case .refused(let error): errorBody(error.detail, scimType: error.scimType)
        case .methodNotAllowed(let method, let allowed):
            errorBody("\(method.rawValue) is not offered here; use \(allowed.map(\.rawValue).joined(separator: ", "))", scimType: nil)
        case .unsupportedMediaType(let type):
            errorBody("a body of type “\(type.prefix(100))” is not understood; send application/scim+json", scimType: nil)
        }
    }

    /// The error response of RFC 7644 §3.12, whose `status` is a string.
    private func errorBody(_ detail: String, scimType: String?) -> [UInt8] {
        var object: JSONObject = ["schemas": [.string(SchemaURI.error.rawValue)], "status": .string(String(status.code))]
        object["scimType"] = scimType.map(JSONValue.string)
        object["detail"] = .string(detail)
        return JSONValue.object(object).serialized()
    }
}
