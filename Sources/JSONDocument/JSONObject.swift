/// The members of a JSON object, in order.
///
/// SCIM attribute names are case-insensitive (RFC 7643 §2.1), so look-ups compare names without regard to ASCII case; the
/// spelling that was written first is kept. Twenty members are searched faster in an array than in a dictionary.
public struct JSONObject: Sendable {
    /// One name and its value.
    public struct Member: Hashable, Sendable {
        /// The name as written.
        public let name: String
        /// Its value.
        public var value: JSONValue

        /// A member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The members, in order; names are unique without regard to ASCII case.
    public private(set) var members: [Member]

    /// An empty object.
    public init() { members = [] }

    /// An object of these members; of two with one name the later value counts, at the place of the first.
    public init(_ members: [Member]) {
        self.init(pairs: members.lazy.map { ($0.name, $0.value) })
    }

    init(pairs: some Collection<(String, JSONValue)>) {
        members = []
        members.reserveCapacity(pairs.count)
        for (name, value) in pairs { self[name] = value }
    }

    init(unique members: [Member]) { self.members = members }

    /// The number of members.
    public var count: Int { members.count }
    /// Whether there are none.
    public var isEmpty: Bool { members.isEmpty }

    /// The value with that name; setting keeps place and spelling of an existing member, `nil` removes it.
    public subscript(name: String) -> JSONValue? {
        get {
            guard let index = index(of: name) else { return nil }
            return members[index].value
        }
        set {
            switch (index(of: name), newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The place of the member with that name.
    public func index(of name: String) -> Int? {
        members.firstIndex { equalsIgnoringASCIICase($0.name, name) }
    }
}

extension JSONObject: Sequence {
    /// The members in order.
    public func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// An object; of two members with one name the later value counts.
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(pairs: elements) }
}

extension JSONObject: Hashable {
    /// Equal when the same names (without regard to ASCII case) have equal values, in whatever order.
    public static func == (one: JSONObject, other: JSONObject) -> Bool {
        guard one.count == other.count else { return false }
        return one.members.indices.allSatisfy { place in
            let member = one.members[place]
            // Mostly the order is the same, too.
            if equalsIgnoringASCIICase(other.members[place].name, member.name) { return other.members[place].value == member.value }
            return other[member.name] == member.value
        }
    }

    /// Consistent with `==`: order and case of names do not count.
    public func hash(into hasher: inout Hasher) {
        var combined = 0
        for member in members {
            var memberHasher = Hasher()
            memberHasher.combine(member.name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1 | 0x20) })
            memberHasher.combine(member.value)
            combined ^= memberHasher.finalize()
        }
        hasher.combine(combined)
    }
}

/// Whether two names are equal when ASCII letters are compared without regard to case.
func equalsIgnoringASCIICase(_ one: String, _ other: String) -> Bool {
    // The length decides nearly always; the rest is apart so that this much is inlined.
    one.utf8.count == other.utf8.count && haveSameLetters(one.utf8, other.utf8)
}

private func haveSameLetters(_ one: String.UTF8View, _ other: String.UTF8View) -> Bool {
    let areSame: Bool?? = one.withContiguousStorageIfAvailable { left in
        other.withContiguousStorageIfAvailable { right in
            for index in left.indices where !isSameLetter(left[index], right[index]) { return false }
            return true
        }
    }
    // Only strings bridged from Objective-C are not contiguous.
    return (areSame ?? nil) ?? zip(one, other).allSatisfy(isSameLetter)
}

private func isSameLetter(_ one: UInt8, _ other: UInt8) -> Bool {
    one == other || (one ^ other == 0x20 && UInt8(ascii: "a")...UInt8(ascii: "z") ~= one | 0x20)
}
