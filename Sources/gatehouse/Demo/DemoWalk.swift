import Administration
import Directory
import DirectoryFiles
import Foundation
import GraphAPI
import JSONDocument
import Provisioning
import SQLiteStorage
import Tenancy
import Tenants

/// The tutorial's steps, through the same use cases that the API serves. Every step looks first whether it has been done.
struct DemoWalk: Sendable {
    let servers: DemoServers
    let userCount: Int

    private static let groupName = "Risk Cloud Users"
    private static let roleValue = "RiskAnalyst"

    private var services: GraphServices { servers.identity.services }

    func run() async throws {
        let caller = try await servers.administrator()
        try await loadDirectory(caller)
        Terminal.write("\nStep 2. Configure LogicGate")
        var file = try await credentials(caller)
        Terminal.write("Step 3. Add LogicGate from the gallery")
        let (application, principal) = try await addApplication(caller)
        (file.application, file.servicePrincipal) = (application.id.text, principal.id.text)
        Terminal.write("Step 4. Define who is in scope")
        try await assignGroup(principal, caller)
        Terminal.write("Step 5. Configure automatic user provisioning")
        let job = try await configure(principal, file, caller)
        file.job = job.rawValue
        let cycles = DemoCycles(provisioning: services.provisioning, job: job, servicePrincipal: principal.id, caller: caller)
        try await cycles.runInitial()
        if !file.hasWeekPassed {
            let week = DemoWeek(services: services, principal: principal, groupName: Self.groupName, caller: caller)
            Terminal.write("\nA week passes in \(SampleDirectory.organizationName):")
            for change in try await week.makeChanges(planIn: servers.folder) { Terminal.write("  • \(change)") }
            file.hasWeekPassed = true
            try await cycles.runIncremental()
        }
        try file.write(servers)
        announce()
    }

    private func announce() {
        Terminal.write(
            """

            Identity side     \(servers.graphURL)
              administrator   \(servers.identity.administrator.label)
            Application side  \(servers.tenantURL)
              administrator   \(DemoServers.adminName)
            Tokens, keys and ids are in \(servers.folder.file(DemoFile.name))
            """)
    }

    private func loadDirectory(_ caller: Caller) async throws {
        let present = try await services.browsing.count(DirectoryQuery(.group), by: caller)
        if present == 0 {
            Terminal.write("Loading the sample directory \(SampleDirectory.organizationName) …")
            let source = try SampleDirectory(users: userCount, date: Date()).source()
            _ = try await servers.identity.stores.directory.importAll(from: source)
        }
        let users = try await services.browsing.count(DirectoryQuery(.user), by: caller)
        let groups = try await services.browsing.count(DirectoryQuery(.group), by: caller)
        Terminal.write("Directory \(services.organization.displayName): \(users) users, \(groups) groups")
    }

    /// *Profile > Access Key > Generate Access key*, and a token for the administration API; kept from an earlier run.
    private func credentials(_ caller: Caller) async throws -> DemoFile {
        let admin = try await servers.tenantAdmin()
        if let file = DemoFile(in: servers.folder) {
            Terminal.write("  access key from the last run")
            return file
        }
        let key = try await servers.provider.tenancy.generateAccessKey(named: "Contoso provisioning", ownedBy: admin.id)
        let token = try await servers.identity.tokens.create(name: "Demo", for: caller.userID, expires: nil, by: caller)
        Terminal.write("  generated access key \(key.key.prefix)… for \(admin.userName), tenant LogicGate, plan Enterprise")
        return DemoFile(accessKey: key.secret, token: token.secret)
    }

    private func addApplication(_ caller: Caller) async throws -> (Application, ServicePrincipal) {
        let name = "LogicGate"
        if let principal = try await services.applicationBrowsing.servicePrincipals(after: nil, limit: 999, by: caller)
            .first(where: { $0.displayName == name })
        {
            return (try await services.applicationBrowsing.application(appID: principal.appID, by: caller), principal)
        }
        guard let template = services.applications.templates().first(where: { $0.displayName == name }) else {
            throw CommandFailure("the gallery has no \(name)")
        }
        let added = try await services.applications.instantiate(template.id, displayName: nil, by: caller)
        Terminal.write("  added \(name), object id \(added.servicePrincipal.id)")
        return added
    }

    private func assignGroup(_ principal: ServicePrincipal, _ caller: Caller) async throws {
        let roles = try await services.applicationBrowsing.servicePrincipal(principal.id, by: caller).appRoles
        var role = roles.first { $0.value == Self.roleValue }
        if role == nil {
            role = try await services.applications.addAppRole(
                to: principal.id, displayName: "Risk Analyst", value: Self.roleValue, by: caller)
            Terminal.write("  added the app role Risk Analyst")
        }
        guard let role else { return }
        let group = try await DemoWeek.group(Self.groupName, services, caller)
        let assigned = try await services.assignments.list(ofPrincipal: group.id, by: caller)
        guard !assigned.contains(where: { $0.resourceID == principal.id }) else { return }
        _ = try await services.assignments.assign(group.id, to: principal.id, role: role.id, by: caller)
        let members = try await services.browsing.memberCount(of: group.id, by: caller)
        Terminal.write("  assigned the group \(Self.groupName) (\(members) members) with the role Risk Analyst")
    }

    private func configure(_ principal: ServicePrincipal, _ file: DemoFile, _ caller: Caller) async throws -> JobID {
        let id = ServicePrincipalID(rawValue: principal.id.text)
        let provisioning = services.provisioning
        let existing = try await provisioning.jobs(of: id, by: caller).first?.job.id
        // A cycle that the last run left behind goes on by itself, but must not do so with the address of then.
        if let existing { try await provisioning.pause(existing, of: id, by: caller) }
        try await provisioning.saveSecrets(
            [(key: "BaseAddress", value: servers.tenantURL), (key: "SecretToken", value: file.accessKey)], of: id, by: caller)
        try await provisioning.validateCredentials([], of: id, by: caller)
        Terminal.write("  Tenant URL \(servers.tenantURL)\n  Test Connection: the credentials are accepted")
        let job = if let existing { existing } else { try await provisioning.createJob(templateID: nil, of: id, by: caller).job.id }
        try await mapDepartment(job, id, caller)
        try await provisioning.start(job, of: id, by: caller)
        if existing == nil { Terminal.write("  Provisioning Status: On (a cycle every 40 minutes)") }
        return job
    }

    /// One attribute more than the tutorial's five, so that a move to another department shows in the application.
    private func mapDepartment(_ job: JobID, _ id: ServicePrincipalID, _ caller: Caller) async throws {
        var schema = try await services.provisioning.schema(of: job, of: id, by: caller)
        let target = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"
        guard !schema.rules[0].objectMappings[0].attributeMappings.contains(where: { $0.targetAttributeName == target }) else { return }
        schema.rules[0].objectMappings[0].attributeMappings.append(
            AttributeMapping(targetAttributeName: target, source: .attribute("department")))
        try await services.provisioning.replaceSchema(of: job, of: id, by: schema.json(id: job.rawValue), caller: caller)
        let names = schema.rules[0].objectMappings[0].attributeMappings.map(\.targetAttributeName)
        Terminal.write("  Mappings: " + names.map { $0.split(separator: ":").last.map(String.init) ?? $0 }.joined(separator: ", "))
    }
}
