/// The different names of one kind, with a number each and how many requests had it, in bounded memory.
///
/// At most `limit` names are told apart: the first in their order, so that neither the order of the file nor the
/// number of threads decides which. All others are `NameTally.others`.
public struct NameTally: Sendable, Equatable {
    /// How many names are told apart.
    static let limit = 4_096
    /// How many characters of a name are kept.
    static let longest = 120
    /// What stands for the names beyond the limit.
    public static let others = "[others]"
    /// The number of the names beyond the limit.
    static let otherNumber: Int32 = 0

    /// A name, its number and its requests.
    struct Entry: Sendable, Equatable {
        var number: Int32
        var count = NameCount()
    }

    private var entries: [String: Entry] = [:]
    /// The names by their numbers, from 1; empty until they are numbered in their order.
    private var ordered: [String] = []
    private var otherCount = NameCount()
    /// The last name that can be among the kept ones; nil while there is room for every one.
    private var last: String?
    private var nextNumber: Int32 = 1
    /// Nearly always a request has the name of the one before.
    private var latest: (recorded: RecordedName, name: String, entry: Entry)?

    /// A tally of nothing.
    init() {}

    /// Whether names were left to the others, so that no later one is among the kept.
    var isFull: Bool { last != nil || entries.count > Self.limit }

    /// Every name in its order with how many requests had it, and what is beyond the limit.
    var listed: (names: [(name: String, count: NameCount)], others: NameCount) {
        var tally = self
        tally.flush()
        tally.keepFirst()
        return (tally.entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value.count) }, tally.otherCount)
    }

    /// The name that has a number, once the names are numbered in their order.
    ///
    /// O(1).
    func name(_ number: Int32) -> String {
        let index = Int(number) - 1
        return ordered.indices.contains(index) ? ordered[index] : Self.others
    }

    /// Counts a request and says the number of its name.
    ///
    /// O(1).
    mutating func add(_ recorded: RecordedName, isSuccessful: Bool) -> Int32 {
        if latest?.recorded == recorded {
            latest?.entry.count.add(isSuccessful: isSuccessful)
            return latest?.entry.number ?? Self.otherNumber
        }
        flush()
        let name = recorded.text
        if let last, last < name {
            otherCount.add(isSuccessful: isSuccessful)
            return Self.otherNumber
        }
        var entry = entries[name] ?? newEntry()
        entry.count.add(isSuccessful: isSuccessful)
        latest = (recorded, name, entry)
        return entry.number
    }

    /// A tally of names in their order, and of what lies beyond the last of them; nil where no tally is like that.
    init?(_ listed: [(name: String, count: NameCount)], others: NameCount, isFull: Bool) {
        guard listed.count <= Self.limit, zip(listed, listed.dropFirst()).allSatisfy({ $0.name < $1.name })
        else {
            return nil
        }
        for (name, count) in listed {
            entries[name] = Entry(number: nextNumber, count: count)
            nextNumber += 1
        }
        ordered = listed.map(\.name)
        otherCount = others
        last = isFull ? listed.last?.name ?? "" : nil
    }

    /// Takes in all that another tally holds.
    ///
    /// - Returns: the number here of each number there; those that are missing are of other names.
    mutating func append(_ other: NameTally) -> [Int32: Int32] {
        var other = other
        other.flush()
        flush()
        otherCount.append(other.otherCount)
        if let theirs = other.last { last = min(last ?? theirs, theirs) }
        var numbers: [Int32: Int32] = [:]
        for (name, theirs) in other.entries.sorted(by: { $0.key < $1.key }) {
            var entry = entries[name] ?? newEntry()
            entry.count.append(theirs.count)
            entries[name] = entry
            numbers[theirs.number] = entry.number
        }
        keepFirst()
        return numbers
    }

    /// Numbers the names in their order, from 1, and gives each another name where that is wanted.
    ///
    /// - Returns: the new number of each number; those that are missing are of other names.
    mutating func renumber(_ rename: (String) -> String = { $0 }) -> [Int32: Int32] {
        flush()
        keepFirst()
        var counts: [String: NameCount] = [:]
        for (name, entry) in entries { counts[rename(name), default: NameCount()].append(entry.count) }
        let names = counts.keys.sorted()
        let number = Dictionary(uniqueKeysWithValues: zip(names, Int32(1)...))
        var numbers: [Int32: Int32] = [:]
        for (name, entry) in entries { numbers[entry.number] = number[rename(name)] }
        entries = [:]
        for name in names {
            entries[name] = Entry(
                number: number[name] ?? Self.otherNumber, count: counts[name] ?? NameCount())
        }
        ordered = names
        nextNumber = Int32(names.count) + 1
        last = last.map { _ in names.last ?? "" }
        return numbers
    }

    private mutating func newEntry() -> Entry {
        defer { nextNumber &+= 1 }
        return Entry(number: nextNumber)
    }

    /// Puts what was counted of the latest name to the others.
    private mutating func flush() {
        guard let (_, name, entry) = latest else { return }
        latest = nil
        entries[name] = entry
        if entries.count > Self.limit * 2 { keepFirst() }
    }

    private mutating func keepFirst() {
        if entries.count > Self.limit { last = entries.keys.sorted()[Self.limit - 1] }
        guard let last else { return }
        for (name, entry) in entries where last < name {
            otherCount.append(entry.count)
            entries[name] = nil
        }
    }

    /// Whether both hold the same names and counts; their numbers are their own.
    public static func == (left: NameTally, right: NameTally) -> Bool {
        let (left, right) = (left.listed, right.listed)
        return left.others == right.others && left.names.elementsEqual(right.names) { $0 == $1 }
    }
}

/// How many requests had a name.
struct NameCount: Sendable, Equatable {
    /// All of them.
    var requests = 0
    /// Those that failed or were cancelled.
    var failed = 0

    /// Counts one.
    mutating func add(isSuccessful: Bool) {
        requests += 1
        failed += isSuccessful ? 0 : 1
    }

    /// Takes in all that another counts.
    mutating func append(_ other: NameCount) {
        requests += other.requests
        failed += other.failed
    }
}
