package import FoundationEssentials

/// What every object of a cycle is processed with.
package struct CycleContext: Sendable {
    package let job: SynchronizationJob
    package let cycle: CycleID
    package let servicePrincipalName: String
    package let target: any TargetConnector
    package let gate: RequestGate
    package let now: @Sendable () -> Date
    package let makeID: @Sendable () -> String

    package init(
        job: SynchronizationJob, cycle: CycleID, servicePrincipalName: String, target: any TargetConnector, gate: RequestGate,
        now: @escaping @Sendable () -> Date, makeID: @escaping @Sendable () -> String
    ) {
        self.job = job
        self.cycle = cycle
        self.servicePrincipalName = servicePrincipalName
        self.target = target
        self.gate = gate
        self.now = now
        self.makeID = makeID
    }
}
