import Directory
import JSONDocument

extension Application {
    /// Graph's application, the subset that matters here.
    var graphJSON: JSONValue {
        [
            "id": .string(id.text),
            "appId": .string(appID.text),
            "applicationTemplateId": .nullable(applicationTemplateID?.text),
            "displayName": .string(displayName),
            "createdDateTime": .string(DateTimeText.format(createdDateTime)),
            "deletedDateTime": nil,
            "description": .nullable(description),
            "notes": .nullable(notes),
            "identifierUris": .strings(identifierURIs),
            "signInAudience": .string(signInAudience),
            "tags": .strings(tags),
            "appRoles": .array(appRoles.map(\.graphJSON)),
            "keyCredentials": [],
            "passwordCredentials": [],
        ]
    }
}

extension ServicePrincipal {
    /// Graph's servicePrincipal, the subset that matters here.
    ///
    /// - Parameter tenantID: the tenant that the application belongs to.
    func graphJSON(tenantID: String) -> JSONValue {
        [
            "id": .string(id.text),
            "appId": .string(appID.text),
            "applicationTemplateId": .nullable(applicationTemplateID?.text),
            "displayName": .string(displayName),
            "appDisplayName": .string(displayName),
            "accountEnabled": .bool(accountEnabled),
            "appOwnerOrganizationId": .string(tenantID),
            "appRoleAssignmentRequired": .bool(appRoleAssignmentRequired),
            "appRoles": .array(appRoles.map(\.graphJSON)),
            "createdDateTime": .string(DateTimeText.format(createdDateTime)),
            "deletedDateTime": nil,
            "description": .nullable(description),
            "homepage": .nullable(homepage),
            "loginUrl": .nullable(loginURL),
            "notes": .nullable(notes),
            "notificationEmailAddresses": .strings(notificationEmailAddresses),
            "servicePrincipalNames": .strings([appID.text]),
            "servicePrincipalType": "Application",
            "signInAudience": "AzureADMyOrg",
            "tags": .strings(tags),
            "keyCredentials": [],
            "passwordCredentials": [],
            "oauth2PermissionScopes": [],
        ]
    }
}

extension AppRole {
    /// Graph's appRole.
    var graphJSON: JSONValue {
        [
            "allowedMemberTypes": .strings(allowedMemberTypes.map(\.rawValue)),
            "description": .string(description),
            "displayName": .string(displayName),
            "id": .string(id.text),
            "isEnabled": .bool(isEnabled),
            "origin": "Application",
            "value": .nullable(value),
        ]
    }
}
