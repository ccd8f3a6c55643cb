internal import Synchronization

/// Compiled patterns by their text, for patterns that are known only when a value is looked at.
package final class RegularExpressionCache: Sendable {
    private struct State {
        var expressions: [String: RegularExpression] = [:]
        /// Oldest first.
        var order: [String] = []
    }

    private let capacity: Int
    private let state = Mutex(State())

    package init(capacity: Int = 64) {
        self.capacity = max(capacity, 1)
    }

    /// The compiled pattern, from the cache or made now.
    package func expression(_ pattern: String) throws(RegularExpressionError) -> RegularExpression {
        if let known = state.withLock({ $0.expressions[pattern] }) { return known }
        let expression = try RegularExpression(pattern)
        state.withLock { state in
            guard state.expressions.updateValue(expression, forKey: pattern) == nil else { return }
            state.order.append(pattern)
            if state.order.count > capacity {
                state.expressions[state.order.removeFirst()] = nil
            }
        }
        return expression
    }
}
