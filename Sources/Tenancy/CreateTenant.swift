import Persistence
package import Tenants

extension TenantAdministration {
    /// Creates a tenant that SCIM clients will reach at `/{slug}/scim/v2`.
    ///
    /// - Throws: ``TenancyError`` when the slug is malformed or taken, or the name empty.
    package func createTenant(slug: String, name: String, plan: Plan) async throws -> Tenant {
        guard Tenant.isSlug(slug) else { throw TenancyError.invalidSlug(slug) }
        guard !name.allSatisfy(\.isWhitespace) else { throw TenancyError.emptyName(of: "a tenant") }
        let tenant = Tenant(id: TenantID(rawValue: makeID()), slug: slug, name: name, plan: plan, created: now())
        do throws(StorageError) {
            try await tenants.create(tenant)
        } catch {
            if case .conflict = error { throw TenancyError.slugTaken(slug) }
            throw error
        }
        return tenant
    }

    /// Moves a tenant to another plan; below Enterprise its SCIM API is refused from the next request on, and no data is lost.
    package func changePlan(of tenant: TenantID, to plan: Plan) async throws {
        do throws(StorageError) {
            try await tenants.setPlan(plan, of: tenant)
        } catch {
            if case .notFound = error { throw TenancyError.tenantNotFound(tenant.rawValue) }
            throw error
        }
        authentication.forget()
    }
}
