import Testing

@testable import TraceAnalysis

@Suite struct QuantityTests {
    @Test func valuesAreWrittenAsInTheReport() {
        #expect(Quantity.time.text(42_110_000) == "42.11ms")
        #expect(Quantity.bytes.text(17_408) == "17.00KB")
        #expect(Quantity.count.text(1_920) == "1,920")
        #expect(Quantity.count.text(2.5) == "2.50")
        #expect(Quantity.plain(unit: "tokens/s").text(4_551.111) == "4551.11 tokens/s")
        #expect(Quantity.share.text(0.975) == "97.5%")
    }

    @Test func everyMetricHasOne() {
        #expect(MetricTag.allCases.map(\.quantity).filter { $0 == .time }.count == 21)
        #expect(MetricTag.chunkSize.quantity == .bytes)
    }

    @Test(arguments: [
        (MetricTag.ttfb, 703_125, "703.12μs"), (.responseSize, 17_408, "17.00KB"),
        (.chunksPerRequest, 42, "42"), (.chunksPerRequest, 41.14, "41.14"), (.outputTokens, 1_920, "1920"),
        (.tokenThroughput, 4_551.111, "4551.11"), (.bytesPerToken, 14.75, "14.75B"),
        (.chunksPerToken, 0.0085449, "0.009"),
    ])
    func cellsOfTablesFollowTheMetric(_ tag: MetricTag, _ value: Double, _ text: String) {
        #expect(tag.quantity.cell(value) == text)
    }

    /// The seed writes the median of tokens with two decimals and that of chunks without.
    @Test func medians() {
        #expect(Quantity.tokens.medianCell(192) == "192.00")
        #expect(Quantity.count.medianCell(38) == "38")
        #expect(Quantity.bytesPerToken.medianCell(11) == "11.0B")
    }

    @Test(arguments: [
        (1_200_000, "+1.20ms"), (-1_200_000, "-1.20ms"), (0, "0.00ms"), (-0.004, "0.00ns"),
        (0.004, "0.00ns"), (-0.006, "-0.01ns"),
    ])
    func differencesHaveASign(_ value: Double, _ text: String) {
        #expect(Quantity.time.signedCell(value) == text)
    }

    /// Halves are those of whole nanoseconds in decimal, whatever a Double makes of them.
    @Test(arguments: [
        (1_005, "1.00μs"), (1_015, "1.02μs"), (1_025, "1.02μs"), (1_035, "1.04μs"),
        (1_035.000_000_1, "1.04μs"),
        (1_034.999_999, "1.03μs"), (1_045, "1.04μs"), (1_045.000_000_1, "1.05μs"), (2_675_000, "2.68ms"),
        (2_665_000, "2.66ms"), (1_005_000_000, "1.00s"), (-1_035, "-1.04μs"), (999_995, "1.00ms"),
        (999_985, "999.98μs"), (60_000_000_000, "60.00s"),
    ])
    func halvesGoToTheEvenNeighbour(_ nanoseconds: Double, _ text: String) {
        #expect(Quantity.time.cell(nanoseconds) == text)
    }

    /// Only times change their unit, so only they are put right.
    @Test func whatIsNoTimeIsReadAsItStands() {
        for quantity in [Quantity.share, .ratio, .tokensPerChunk, .bytes] {
            #expect(quantity.decoded(3.0.nextUp) == 3.0.nextUp)
            #expect(quantity.encoded(0.1) == 0.1)
        }
    }

    /// Text, tables, charts, checks and the archive's index spell a time of n nanoseconds alike: the last reads it back
    /// from the milliseconds of a manifest.
    @Test func aTimeIsSpelledAlikeEverywhere() {
        let time = Quantity.time
        let check = FigureID.percentile(50, .ttfb)
        var others: [Int] = []
        for nanoseconds in 1...3_000_000 {
            let value = Double(nanoseconds)
            // The same number is spelled by the same lines; ties and every 997th are spelled to see that.
            if time.decoded(time.encoded(value)) != value { others.append(nanoseconds) }
            let step = nanoseconds < 1_000_000 ? 10 : 10_000
            let isTie = nanoseconds % step == step / 2
            guard isTie || nanoseconds % 997 == 0 else { continue }
            let text = Self.exact(nanoseconds)
            if time.cell(value) != text { others.append(nanoseconds) }
            guard nanoseconds % 997 == 0 else { continue }
            let spellings = [
                time.text(value), check.cell(value), FigureStyle.duration(milliseconds: time.encoded(value)),
            ]
            if spellings.contains(where: { $0 != text }) { others.append(nanoseconds) }
        }
        #expect(others.isEmpty, "\(others.prefix(8))")
    }

    /// A time below 10 ms in whole numbers only.
    private static func exact(_ nanoseconds: Int) -> String {
        var text = ""
        for (name, size) in [("ns", 1), ("μs", 1_000), ("ms", 1_000_000)] {
            let (quotient, rest) = (nanoseconds * 100).quotientAndRemainder(dividingBy: size)
            let isUp = rest * 2 > size || (rest * 2 == size && !quotient.isMultiple(of: 2))
            let count = quotient + (isUp ? 1 : 0)
            text = "\(count / 100)." + String(100 + count % 100).dropFirst() + name
            if count < 100_000 { break }
        }
        return text
    }
}
