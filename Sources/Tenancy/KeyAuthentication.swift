package import Persistence
import Synchronization
package import Tenants

/// Decides whether an access key opens a tenant's SCIM API.
///
/// Keys seen before are remembered with tenant and owner, so that a request in steady state reads no table; every change
/// made through ``TenantAdministration`` calls ``forget()``, so it counts from the very next request on.
package final class KeyAuthentication: Sendable {
    private struct Memory {
        var holders: [String: AccessKeyHolder] = [:]
        /// Counts ``forget()``; a look-up that began before one must not be remembered after it.
        var generation = 0
        var uses: [AccessKeyID: Int64] = [:]
    }

    private let keys: any AccessKeyStore
    private let now: @Sendable () -> Int64
    private let capacity: Int
    private let memory = Mutex(Memory())

    package init(keys: any AccessKeyStore, now: @escaping @Sendable () -> Int64, capacity: Int = 1024) {
        self.keys = keys
        self.now = now
        self.capacity = capacity
    }

    /// Judges a bearer token presented at a tenant's URL.
    package func authenticate(_ token: String?, tenantSlug: String) async throws(StorageError) -> KeyOutcome {
        guard let token else { return .refused(.missing) }
        guard let secret = AccessKeySecret(token), let holder = try await holder(for: secret) else { return .refused(.unknown) }
        guard isEqualInConstantTime(holder.key.hash, secret.hash), holder.tenant.slug == tenantSlug else { return .refused(.unknown) }
        if let refusal = refusal(of: holder) { return .refused(refusal) }
        memory.withLock { $0.uses[holder.key.id] = now() }
        return .accepted(KeyHolder(tenant: holder.tenant, owner: holder.owner, key: holder.key.id))
    }

    private func refusal(of holder: AccessKeyHolder) -> KeyRefusal? {
        if holder.key.revoked != nil { return .revoked }
        if let expires = holder.key.expires, expires <= now() { return .expired }
        if !holder.tenant.plan.includesSCIM { return .plan(holder.tenant.plan) }
        if !holder.owner.active { return .ownerInactive }
        if !holder.owner.permissions.contains(.admin) { return .ownerNotAdmin }
        return nil
    }

    private func holder(for secret: AccessKeySecret) async throws(StorageError) -> AccessKeyHolder? {
        let (remembered, generation) = memory.withLock { ($0.holders[secret.prefix], $0.generation) }
        if let remembered { return remembered }
        guard let holder = try await keys.holder(ofKeyWithPrefix: secret.prefix) else { return nil }
        memory.withLock { memory in
            guard memory.generation == generation else { return }
            if memory.holders.count >= capacity { memory.holders.removeAll() }
            memory.holders[secret.prefix] = holder
        }
        return holder
    }

    /// Forgets every remembered key; to be called after whatever may change an outcome.
    package func forget() {
        memory.withLock { memory in
            memory.generation += 1
            memory.holders.removeAll()
        }
    }

    /// Writes down when keys were used since the last call; nothing to write costs nothing.
    package func recordUses() async throws(StorageError) {
        let uses = memory.withLock { memory in
            defer { memory.uses = [:] }
            return memory.uses
        }
        if !uses.isEmpty { try await keys.recordUse(uses) }
    }
}
