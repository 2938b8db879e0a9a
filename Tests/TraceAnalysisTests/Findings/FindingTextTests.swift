import Testing

@testable import TraceAnalysis

@Suite struct FindingTextTests {
    @Test("numbers are spelled with two or three digits")
    func digits() {
        #expect(
            [0.62, 1.4, 5, 5.02, 23.4, 360, 1_234, 9.96].map(FindingText.digits)
                == ["0.62", "1.4", "5", "5.0", "23", "360", "1,234", "10"])
        #expect(FindingText.time(62e6) == "62 ms")
        #expect(FindingText.time(1.44e9) == "1.4 s")
        #expect(FindingText.share(0.117) == "12 %")
    }

    @Test("shares of things are told as people tell them")
    func shares() {
        #expect(FindingText.oneIn(17, of: 120, "request") == "One request in seven (17 of 120)")
        #expect(FindingText.oneIn(150, of: 300, "request") == "Half of the 300 requests")
        #expect(FindingText.oneIn(1, of: 1, "request") == "The only request")
        #expect(FindingText.oneIn(68, of: 80, "request") == "85 % of the 80 requests")
        #expect(FindingText.oneIn(3, of: 400, "request") == "3 of 400 requests")
    }
}
