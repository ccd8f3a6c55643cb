import Provisioning
import Testing

@Suite struct SecretStoreTests {
    @Test func keysAreSetRemovedAndLeftAlonePerApplication() async throws {
        let fixture = try await ProvisioningFixture()
        let secrets = fixture.secrets
        let (one, two) = (ServicePrincipalID(rawValue: "sp-1"), ServicePrincipalID(rawValue: "sp-2"))
        try await secrets.setSealedSecrets(["BaseAddress": [1, 0, 2], "SecretToken": [3], "SyncAll": [4]], of: one)
        try await secrets.setSealedSecrets(["SecretToken": [9]], of: two)
        try await secrets.setSealedSecrets(["SecretToken": [5, 6], "SyncAll": nil, "Missing": nil], of: one)
        #expect(try await secrets.sealedSecrets(of: one) == ["BaseAddress": [1, 0, 2], "SecretToken": [5, 6]])
        #expect(try await secrets.sealedSecrets(of: two) == ["SecretToken": [9]])
        #expect(try await secrets.sealedSecrets(of: ServicePrincipalID(rawValue: "none")) == [:])
    }
}
