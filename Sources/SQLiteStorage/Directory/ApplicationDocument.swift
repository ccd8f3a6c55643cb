import Directory
import FoundationEssentials
import JSONDocument
import Persistence

/// Applications and service principals as stored: the members that are not columns, under Graph's names.
enum ApplicationDocument {
    static func bytes(of application: Application) -> [UInt8] {
        var object = JSONObject()
        object["applicationTemplateId"] = text(application.applicationTemplateID?.text)
        object["displayName"] = .string(application.displayName)
        object["description"] = text(application.description)
        object["notes"] = text(application.notes)
        object["identifierUris"] = texts(application.identifierURIs)
        object["signInAudience"] = .string(application.signInAudience)
        object["tags"] = texts(application.tags)
        object["appRoles"] = .array(application.appRoles.map(json))
        return object.serialized
    }

    static func application(_ bytes: [UInt8], id: ObjectID, appID: GUID, created: Date) throws(StorageError) -> Application {
        let object = try StoredJSON.object(bytes, at: "application \(id)")
        return Application(
            id: id, appID: appID, applicationTemplateID: object["applicationTemplateId"]?.stringValue.flatMap { GUID($0) },
            displayName: object["displayName"]?.stringValue ?? "", description: object["description"]?.stringValue,
            notes: object["notes"]?.stringValue, identifierURIs: strings(object["identifierUris"]),
            signInAudience: object["signInAudience"]?.stringValue ?? "", tags: strings(object["tags"]),
            appRoles: try roles(object["appRoles"], of: id), createdDateTime: created)
    }

    static func bytes(of servicePrincipal: ServicePrincipal) -> [UInt8] {
        var object = JSONObject()
        object["applicationTemplateId"] = text(servicePrincipal.applicationTemplateID?.text)
        object["displayName"] = .string(servicePrincipal.displayName)
        object["description"] = text(servicePrincipal.description)
        object["notes"] = text(servicePrincipal.notes)
        object["homepage"] = text(servicePrincipal.homepage)
        object["loginUrl"] = text(servicePrincipal.loginURL)
        object["notificationEmailAddresses"] = texts(servicePrincipal.notificationEmailAddresses)
        object["accountEnabled"] = .bool(servicePrincipal.accountEnabled)
        object["appRoleAssignmentRequired"] = .bool(servicePrincipal.appRoleAssignmentRequired)
        object["tags"] = texts(servicePrincipal.tags)
        object["appRoles"] = .array(servicePrincipal.appRoles.map(json))
        return object.serialized
    }

    static func servicePrincipal(_ bytes: [UInt8], id: ObjectID, appID: GUID, created: Date) throws(StorageError) -> ServicePrincipal {
        let object = try StoredJSON.object(bytes, at: "service principal \(id)")
        return ServicePrincipal(
            id: id, appID: appID, applicationTemplateID: object["applicationTemplateId"]?.stringValue.flatMap { GUID($0) },
            displayName: object["displayName"]?.stringValue ?? "", description: object["description"]?.stringValue,
            notes: object["notes"]?.stringValue, homepage: object["homepage"]?.stringValue, loginURL: object["loginUrl"]?.stringValue,
            notificationEmailAddresses: strings(object["notificationEmailAddresses"]),
            accountEnabled: object["accountEnabled"]?.boolValue ?? true,
            appRoleAssignmentRequired: object["appRoleAssignmentRequired"]?.boolValue ?? true, tags: strings(object["tags"]),
            appRoles: try roles(object["appRoles"], of: id), createdDateTime: created)
    }

    private static func json(_ role: AppRole) -> JSONValue {
        var object = JSONObject()
        object["id"] = .string(role.id.text)
        object["allowedMemberTypes"] = texts(role.allowedMemberTypes.map(\.rawValue))
        object["displayName"] = .string(role.displayName)
        object["description"] = .string(role.description)
        object["isEnabled"] = .bool(role.isEnabled)
        object["value"] = text(role.value)
        return .object(object)
    }

    private static func roles(_ value: JSONValue?, of owner: ObjectID) throws(StorageError) -> [AppRole] {
        var roles: [AppRole] = []
        for item in value?.arrayValue ?? [] {
            guard let id = item["id"]?.stringValue.flatMap({ GUID($0) }) else { throw .damaged("app role of \(owner) without an id") }
            roles.append(
                AppRole(
                    id: id, allowedMemberTypes: strings(item["allowedMemberTypes"]).compactMap { AppRole.MemberType(rawValue: $0) },
                    displayName: item["displayName"]?.stringValue ?? "", description: item["description"]?.stringValue ?? "",
                    isEnabled: item["isEnabled"]?.boolValue ?? true, value: item["value"]?.stringValue))
        }
        return roles
    }

    private static func text(_ value: String?) -> JSONValue? { value.map { .string($0) } }

    private static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

    private static func strings(_ value: JSONValue?) -> [String] { (value?.arrayValue ?? []).compactMap(\.stringValue) }
}
