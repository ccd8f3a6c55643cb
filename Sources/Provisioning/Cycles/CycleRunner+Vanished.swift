import FoundationEssentials
import Persistence

extension CycleRunner {
    /// Delivers deletions that no feed told of: links whose source object is gone for good.
    ///
    /// Only an initial cycle needs this: it starts from no watermark, so that the feed's entries lie behind it.
    func runVanished(_ run: inout Run) async throws(CycleInterruption) {
        guard run.state.kind == .initial else { return }
        for type in ObjectType.allCases {
            guard let rules = schema.rules(for: type) else { continue }
            let provisioner = makeProvisioner(rules, index: nil, trustsIndex: false, logsUnassigned: true)
            var last: SourceID?
            while true {
                try checkCancellation()
                let page = try await storage { () async throws(StorageError) in
                    try await links.sources(of: type, after: last, limit: settings.pageSize, job: job)
                }
                guard let end = page.last else { break }
                // Objects in the recycle bin are not among the pages of the initial cycle either.
                let missed: [SourceID]
                do { missed = try await source.deleted(page, of: type) } catch { throw .connector(error) }
                try await apply(missed, of: type, with: provisioner, &run)
                last = end
            }
        }
    }
}
