import Testing

@testable import TraceAnalysis

@Suite struct NameTallyTests {
    private func tally(_ names: some Sequence<String>) -> NameTally {
        var tally = NameTally()
        for name in names { _ = tally.add(.text(name), isSuccessful: name != "bad") }
        return tally
    }

    @Test func equalNamesHaveOneNumberAndAreCounted() {
        var tally = NameTally()
        let numbers = ["b", "a", "b", "b", "bad"].map { tally.add(.text($0), isSuccessful: $0 != "bad") }
        #expect(Set(numbers).count == 3)
        #expect(numbers[0] == numbers[2] && numbers[2] == numbers[3])
        let renumbered = tally.renumber()
        #expect(renumbered[numbers[1]].map(tally.name) == "a")
        #expect(renumbered[numbers[0]].map(tally.name) == "b")
        #expect(tally.listed.names.map(\.name) == ["a", "b", "bad"])
        #expect(tally.listed.names.map(\.count.requests) == [1, 3, 1])
        #expect(tally.listed.names.map(\.count.failed) == [0, 0, 1])
        #expect(tally.listed.others == NameCount())
        #expect(!tally.isFull)
    }

    /// Which names are told apart does not depend on their order, nor on where a file is cut.
    @Test(arguments: [0, 1, 900, 12_000, 17_999]) func twoPartsGiveTheWhole(_ cut: Int) {
        var random = SplitMix(seed: 7)
        let names = (0..<18_000).map { _ in "n\(Int.random(in: 0..<9_000, using: &random))" }
        var first = tally(names.prefix(cut))
        _ = first.append(tally(names.dropFirst(cut)))
        let whole = tally(names)
        #expect(first == whole)
        #expect(first == tally(names.sorted()))
        #expect(first == tally(names.sorted().reversed()))
        let expected = Array(Set(names).sorted().prefix(NameTally.limit))
        #expect(whole.listed.names.map(\.name) == expected)
        let kept = whole.listed.names.reduce(0) { $0 + $1.count.requests }
        #expect(kept + whole.listed.others.requests == names.count)
        #expect(whole.isFull)
    }

    /// A number that is given out stands for its name, or for the others, however many come later.
    @Test func numbersStayTrue() {
        var tally = NameTally()
        let names = (0..<10_000).map { "n\(100_000 - $0)" }
        let numbers = names.map { tally.add(.text($0), isSuccessful: true) }
        let renumbered = tally.renumber()
        let kept = Set(tally.listed.names.map(\.name))
        #expect(kept.count == NameTally.limit)
        for (name, number) in zip(names, numbers) {
            let read = tally.name(renumbered[number] ?? NameTally.otherNumber)
            #expect(read == (kept.contains(name) ? name : NameTally.others))
        }
    }

    @Test func namesThatBecomeEqualAreOne() {
        var tally = tally(["a", "b", "c"])
        _ = tally.renumber { $0 == "c" ? "z" : "y" }
        #expect(tally.listed.names.map(\.name) == ["y", "z"])
        #expect(tally.listed.names.map(\.count.requests) == [2, 1])
    }

    @Test func listsOutOfOrderAreNoTally() {
        #expect(
            NameTally([("b", NameCount()), ("a", NameCount())], others: NameCount(), isFull: false) == nil)
        #expect(
            NameTally([("a", NameCount()), ("a", NameCount())], others: NameCount(), isFull: false) == nil)
        let names = (0...NameTally.limit).map { ("n\(10_000 + $0)", NameCount()) }
        #expect(NameTally(names, others: NameCount(), isFull: false) == nil)
    }
}
