package import FoundationEssentials

/// A remembered failure of one object, to be retried.
///
/// Retried in the next cycle, then 6, 12 and 24 hours after the first failure, then daily, up to 28 days.
package struct Escrow: Hashable, Sendable {
    /// How long a failing object is retried.
    package static let lifetime: TimeInterval = 28 * 86_400

    package let type: ObjectType
    package let source: SourceID
    package let firstFailed: Date
    package private(set) var attempts: Int
    package private(set) var nextRetry: Date
    package private(set) var code: String
    package private(set) var message: String

    package init(
        type: ObjectType, source: SourceID, firstFailed: Date, attempts: Int, nextRetry: Date, code: String, message: String
    ) {
        self.type = type
        self.source = source
        self.firstFailed = firstFailed
        self.attempts = attempts
        self.nextRetry = nextRetry
        self.code = code
        self.message = message
    }

    /// The escrow of an object that failed for the first time; due in the next cycle.
    package init(type: ObjectType, source: SourceID, failed now: Date, code: String, message: String) {
        self.init(type: type, source: source, firstFailed: now, attempts: 1, nextRetry: now, code: code, message: message)
    }

    /// The object failed again.
    package mutating func failAgain(at now: Date, code: String, message: String) {
        attempts += 1
        self.code = code
        self.message = message
        let steps: [TimeInterval] = [6, 12, 24].map { $0 * 3600 }
        let due = steps.map { firstFailed.addingTimeInterval($0) }.first { $0 > now }
        nextRetry = due ?? now.addingTimeInterval(86_400)
    }

    /// Whether the failure is too old to be retried once more.
    package func isExpired(at now: Date) -> Bool { now.timeIntervalSince(firstFailed) > Self.lifetime }
}
