import Testing

@testable import TraceAnalysis

@Suite struct FailureTallyTests {
    /// What is beneath the same message can differ.
    @Test func rootCausesAreToldApart() {
        let kinds = ["a", "b", nil].map { cause in
            FailureKind(
                type: "E", code: nil, isCancellation: false, message: MaskedMessage(masked: "m"),
                rootCause: cause.map { MaskedMessage(masked: $0) })
        }
        var tally = FailureTally()
        for kind in kinds + [kinds[0]] { tally.add(kind) }
        #expect(tally.counts() == [kinds[0]: 2, kinds[1]: 1, kinds[2]: 1])
        #expect(kinds.shuffled().sorted() == [kinds[2], kinds[0], kinds[1]])
    }

    /// A type that is repeated as its own cause says nothing more.
    @Test func aCauseThatIsTheTypeIsNone() {
        let error = RecordError(type: "E", rootCause: MaskedMessage(masked: "E"))
        #expect(FailureKind(Traces.record(nil, error: error), .failed).rootCause == nil)
    }

    private func kind(_ type: String?, _ message: String? = nil) -> FailureKind {
        FailureKind(
            type: type, code: 500, isCancellation: false, message: message.flatMap(MaskedMessage.init))
    }

    @Test func messagesOfAKindAreCountedApart() {
        var tally = FailureTally()
        for message in ["a", "b", "a", nil] { tally.add(kind("x", message)) }
        tally.add(kind(nil))
        #expect(
            tally.counts() == [kind("x", "a"): 2, kind("x", "b"): 1, kind("x"): 1, kind(nil): 1])
    }

    /// Half a million different messages are a bounded number of groups, and none is lost.
    @Test func messagesBeyondTheLimitAreCountedTogether() {
        var tally = FailureTally()
        var other = FailureTally()
        func words(_ number: Int) -> String {
            String(
                String(number, radix: 26).unicodeScalars.map {
                    Character(Unicode.Scalar(97 + $0.value % 32) ?? "a")
                })
        }
        for number in 0..<5_000 { tally.add(kind("x", "failed \(words(number))x")) }
        for number in 2_000..<7_000 { other.add(kind("x", "failed \(words(number))x")) }
        tally.append(other)
        let counts = tally.counts()
        #expect(counts.count == FailureTally.limit + 1)
        #expect(counts.values.reduce(0, +) == 10_000)
        var rest = kind("x")
        rest.message = FailureKind.otherMessages
        #expect((counts[rest] ?? 0) > 5_000)
    }

    @Test func kindsBeyondTheLimitAreCountedTogether() {
        var tally = FailureTally()
        for number in 0..<3_000 { tally.add(kind("type \(number)", "message")) }
        let counts = tally.counts()
        #expect(counts.count <= 2 * FailureTally.limit + 1)
        #expect(counts.values.reduce(0, +) == 3_000)
        let others = FailureKind(
            type: nil, code: nil, isCancellation: false, message: FailureKind.otherKinds)
        #expect(counts[others] == 2_000)
    }

    @Test func aLongTypeIsCut() {
        let record = TraceRecord(error: RecordError(type: String(repeating: "t", count: 5_000)))
        #expect(FailureKind(record, .failed).type?.count == FailureTally.typeLimit)
    }
}
