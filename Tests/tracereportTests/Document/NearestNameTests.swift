import Testing

@testable import tracereport

@Suite struct NearestNameTests {
    @Test func theNearestNameIsFound() {
        #expect(
            ["title", "table"].nearest(to: "titel") == nil
                || ["title", "table"].nearest(to: "titel") == "title")
        #expect(["ttfb-cdf", "icl-cdf"].nearest(to: "ttfb-cfd") == "ttfb-cdf")
        #expect(["title"].nearest(to: "entirely") == nil)
        #expect([String]().nearest(to: "x") == nil)
        #expect(["abc"].nearest(to: "") == nil)
    }

    @Test func theEndOfANameIsMeantBeforeANearerOne() {
        let names = ["token_throughput", "overview.request_throughput"]
        #expect(names.meant(by: "request_throughput") == "overview.request_throughput")
        #expect(names.meant(by: "token_throughputs") == "token_throughput")
    }
}
