import Testing

@testable import TraceAnalysis

@Suite struct QuantityShortTests {
    @Test(arguments: [
        (Quantity.time, 62.3e6, "62 ms"), (.time, 1.4e9, "1.4 s"), (.share, 0.117, "12 %"),
        (.ratio, 5.17, "5.2×"),
        (.ratio, 0.000_33, "< 0.01×"), (.ratio, 0, "0×"), (.bytes, 512, "512 B"), (.bytes, 17_408, "17 KB"),
        (.bytes, 3 * 1_048_576, "3 MB"), (.bytesPerToken, 199.12, "199 B"), (.count, 1_200, "1,200"),
        (.tokensPerSecond, 782.74, "783 tokens/s"), (.requestsPerSecond, 19.57, "20 requests/s"),
        (.tokensPerChunk, 0.97, "0.97"), (.plain(unit: "W"), 12.34, "12 W"),
    ])
    func twoOrThreeDigitsAndASpaceBeforeTheUnit(quantity: Quantity, value: Double, text: String) {
        #expect(quantity.short(value) == text)
    }
}
