import Testing

@testable import TraceAnalysis

@Suite struct WholeNanosecondsTests {
    /// The value that stands before a comma, and how many bytes it takes with it.
    private func read(_ text: String) -> (value: UInt64, length: Int)? {
        let padded = Array(text.utf8) + [0x0A] + [UInt8](repeating: 0x31, count: ByteCursor.padding)
        return padded.withUnsafeBytes { bytes in
            bytes.baseAddress.flatMap { base in
                WholeNanoseconds.read(at: base).map { ($0.value, $0.end - base) }
            }
        }
    }

    @Test(
        arguments: [
            ("8.123456,", 8_123_456), ("0.000001,", 1), ("12.5,", 12_500_000), ("0.0,", 0),
            ("1234567.25,", 1_234_567_250_000), ("3.5053579999999998,", 3_505_358),
            ("118.07246099999999,", 118_072_461), ("5.943093999999999,", 5_943_094),
            ("1.0000020000000001,", 1_000_002), ("999.9999999999999,", 1_000_000_000),
            ("99.99999999999999,", 100_000_000), ("12.3,", 12_300_000), ("0.00001,", 10),
            ("7.1234560,", 7_123_456), ("10.12345,", 10_123_450),
            ("0.0064569999999999995,", 6_457), ("0.006457000000000001,", 6_457),
            ("5.123456000000,", 5_123_456),
            ("12.34567800000000000,", 12_345_678),
        ] as [(String, UInt64)])
    func theUsualFormsAreRead(_ text: String, _ value: UInt64) {
        let found = read(text)
        #expect(found?.value == value)
        #expect(found?.length == text.utf8.count)
    }

    /// Other forms, and values that are no whole number, are left to others.
    @Test(arguments: [
        "", ",", "8,", "8.,", ".5,", "08.5,", "8.123456", "8.123456]", "8.123456 ,", "8.1234567,",
        "8.12345650000000,", "3.5053575,", "-8.5,", "8.5e1,", "8.5.5,", "12345678.5,",
        "1.00000000000000000000,", "12,345678,", "12;345678,",
        "null,", "8.123456789012,",
    ])
    func allElseIsNot(_ text: String) { #expect(read(text)?.value == nil) }

    /// Whatever is read is what the general way finds.
    @Test func nothingIsReadDifferently() {
        var random = SplitMix(seed: 23)
        var usual = 0
        for _ in 0..<5_000 {
            let bits = UInt64.random(in: 1...40, using: &random)
            let whole = UInt64.random(in: 0..<(1 << bits), using: &random)
            let value = Double(whole) * 1e-6
            for text in ["\(value)", "\(value.nextUp)", "\(value + 1e-7)"] {
                guard let found = read(text + ",") else { continue }
                usual += 1
                let general = Double(text).map(Nanoseconds.of(milliseconds:))
                #expect(general == Double(found.value), "\(text)")
            }
        }
        #expect(usual > 5_000)
    }
}
