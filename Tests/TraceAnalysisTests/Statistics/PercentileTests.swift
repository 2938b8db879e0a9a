import Testing

@testable import TraceAnalysis

@Suite struct PercentileTests {
    @Test(arguments: [
        ("0", "0"), ("50", "50"), ("099", "99"), ("99.9", "99.9"), ("99.90", "99.9"), ("99.990", "99.99"),
        ("0.5", "0.5"), ("0.05", "0.05"), ("12.00000001", "12.00000001"), ("100", "100"), ("100.0", "100"),
        ("7.0", "7"),
    ])
    func aDecimalIsReadAndWrittenExactly(_ text: String, _ label: String) throws {
        let percentile = try #require(Percentile(text))
        #expect(percentile.label == label)
        #expect(Percentile(label) == percentile)
        #expect(percentile.fraction == (Double(label) ?? .nan) / 100)
    }

    @Test(arguments: [
        "", ".", "5.", ".5", "-1", "+1", "100.1", "101", "1e1", "50%", " 50", "50 ", "1.2.3", "nan", "1000",
        "0000", "1.123456789", "٥٠", "5,0",
    ])
    func anythingElseIsRefused(_ text: String) {
        #expect(Percentile(text) == nil)
    }

    @Test func wholeNumbersOutsideAreBroughtToTheEnds() {
        #expect(Percentile(-3) == Percentile(0))
        #expect(Percentile(250) == Percentile(100))
    }

    @Test func orderIsByValueWhateverTheSpelling() throws {
        let texts = ["99.99", "5", "99.9", "50", "0.5", "100", "5.00000001"]
        let sorted = try texts.map { try #require(Percentile($0)) }.sorted().map(\.label)
        #expect(sorted == ["0.5", "5", "5.00000001", "50", "99.9", "99.99", "100"])
    }

    /// ⌊n·p/100⌋ against whole-number arithmetic, for every p in tenths and every n to 300.
    @Test func theNearestIndexIsExact() throws {
        for tenths in stride(from: 0, through: 1000, by: 1) {
            let percentile = try #require(Percentile("\(tenths / 10).\(tenths % 10)"))
            for count in 1...300 {
                let exact = min(count * tenths / 1000, count - 1)
                if percentile.nearestIndex(count: count) != exact {
                    Issue.record("p\(percentile.label) of \(count)")
                }
            }
        }
    }

    /// Indexes that binary fractions get wrong: 1000 × 99.9 / 100 is 999 and not 998.99….
    @Test(arguments: [
        ("99.9", 1_000, 999), ("99.9", 10_000, 9_990), ("99.99", 10_000, 9_999), ("0.1", 1_000, 1),
        ("29", 100, 29), ("57", 100, 57), ("58", 100, 58), ("28.7", 1_000, 287), ("50", 4, 2), ("50", 1, 0),
        ("100", 7, 6), ("0", 7, 0), ("99", 100, 99), ("99", 1, 0), ("1", 99, 0), ("1", 100, 1),
        ("12.34567891", 1_000_000_000, 123_456_789),
    ])
    func knownIndexes(_ text: String, _ count: Int, _ index: Int) throws {
        #expect(try #require(Percentile(text)).nearestIndex(count: count) == index)
    }

    @Test func hugeCountsDoNotOverflow() throws {
        let percentile = try #require(Percentile("99.99999999"))
        #expect(percentile.nearestIndex(count: .max) == 9_223_372_035_932_438_603)
        #expect(percentile.linearPosition(count: .max).index == 9_223_372_035_932_438_602)
    }

    /// (n − 1)·p/100 split into its whole part and the rest.
    @Test func theLinearPositionIsExact() throws {
        for tenths in stride(from: 0, through: 1000, by: 7) {
            let percentile = try #require(Percentile("\(tenths / 10).\(tenths % 10)"))
            for count in 1...120 {
                let (index, share) = percentile.linearPosition(count: count)
                let product = (count - 1) * tenths
                if index != product / 1000 || share != Double(product % 1000) / 1000 {
                    Issue.record("p\(percentile.label) of \(count): \(index) \(share)")
                }
            }
        }
    }

    @Test(arguments: [
        ("50", nil), ("95", nil), ("98.99", nil), ("99", 100), ("99.5", 200), ("99.9", 1000),
        ("99.99", 10_000), ("99.999", 100_000), ("100", nil),
    ])
    func aPercentileNeedsAValueBeyondIt(text: String, needed: Int?) throws {
        #expect(try #require(Percentile(text)).leastCount == needed)
    }
}
