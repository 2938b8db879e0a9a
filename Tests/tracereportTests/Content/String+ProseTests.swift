import Testing

@testable import tracereport

@Suite struct ProseTests {
    @Test(arguments: [
        ("97.5% of the requests", "97.5\u{A0}% of the requests"), ("is 3.94x the p50", "is 3.94× the p50"),
        ("took 62.05ms at p50", "took 62.05\u{A0}ms at p50"),
        ("(12s) and 1.50MB.", "(12\u{A0}s) and 1.50\u{A0}MB."),
        ("changed by -3%", "changed by −3\u{A0}%"), ("+1.20ms (+2.6%)", "+1.20\u{A0}ms (+2.6\u{A0}%)"),
        ("p99/p50 <= 3 good", "p99/p50 ≤ 3 good"),
        ("answered in 3. Then 4, 5", "answered in 3. Then 4, 5"), ("", ""), ("5", "5"),
    ])
    func numbersAreSetAsInPrint(text: String, set: String) {
        #expect(text.asProse == set)
    }

    @Test(arguments: [
        "p99 of a run", "run-2x and a_3s", "2026-11-23T20:35:38Z", "http://localhost:8347/v1",
        "--slo ttfb<=200ms",
        "0x1f", "7bodies", "c+5s", "f3b1c9d2-77aa",
    ])
    func namesAddressesAndCommandsStay(text: String) {
        #expect(text.asProse == text)
    }
}
