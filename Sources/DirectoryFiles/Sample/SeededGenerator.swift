/// SplitMix64: a small generator whose numbers depend on nothing but its seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// The stream of one thing among many, so that the thing can be made without making those before it.
    init(seed: UInt64, stream: UInt64) {
        var mixer = SeededGenerator(state: seed)
        state = mixer.next() ^ (stream &* 0x9E37_79B9_7F4A_7C15)
        _ = next()
    }

    private init(state: UInt64) {
        self.state = state
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True in `permille` of a thousand cases.
    mutating func happens(_ permille: UInt64) -> Bool { next() % 1000 < permille }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// One of the elements; the list must not be empty.
    mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int(next() % UInt64(list.count))]
    }

    /// One of the elements, each as often as its weight says.
    mutating func pick<Element>(_ list: [Element], weight: (Element) -> Int) -> Element {
        var rest = Int(next() % UInt64(list.reduce(0) { $0 + weight($1) }))
        for element in list {
            rest -= weight(element)
            if rest < 0 { return element }
        }
        return list[list.count - 1]
    }
}
