import Testing

@testable import TraceAnalysis

@Suite struct TimestampTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_795_466_080_372_047_291, "2026-11-23T20:34:40Z"),
            (999_999_999, "1970-01-01T00:00:00Z"), (1_000_000_000, "1970-01-01T00:00:01Z"),
            (-1, "1969-12-31T23:59:59Z"), (-1_000_000_000, "1969-12-31T23:59:59Z"),
            (951_782_400_000_000_000, "2000-02-29T00:00:00Z"),
            (4_107_542_399_999_999_999, "2100-02-28T23:59:59Z"),
            (.max, "2262-04-11T23:47:16Z"), (.min, "1677-09-21T00:12:43Z"),
        ] as [(Int64, String)])
    func momentsAreRoundedDownToTheSecond(_ nanoseconds: Int64, _ text: String) {
        #expect(Timestamp.text(nanoseconds: nanoseconds) == text)
    }

    @Test func distancesAreExactToTheNanosecond() {
        let moment: Int64 = 1_795_466_088_888_089_456
        #expect((moment + 1).nanoseconds(since: moment) == 1)
        #expect(moment.nanoseconds(since: moment + 3) == -3)
        #expect(Int64.max.nanoseconds(since: .min) == 0x1p64)
    }

    @Test(
        arguments: [
            (0, "1970-01-01 00:00:00.000"), (1_795_466_080_372_947_291, "2026-11-23 20:34:40.372"),
            (7_999_999, "1970-01-01 00:00:00.007"), (-1, "1969-12-31 23:59:59.999"),
            (.max, "2262-04-11 23:47:16.854"), (.min, "1677-09-21 00:12:43.145"),
        ] as [(Int64, String)])
    func preciseMomentsAreRoundedDownToTheMillisecond(_ nanoseconds: Int64, _ text: String) {
        #expect(Timestamp.precise(nanoseconds: nanoseconds) == text)
    }
}
