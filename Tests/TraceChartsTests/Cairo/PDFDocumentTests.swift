import Testing

@testable import TraceCharts

@Suite struct PDFDateTests {
    @Test(arguments: ["2026-11-23T20:34:40Z", "2026-11-23T20:34:40.123456789Z"])
    func momentsInUTC(_ text: String) {
        #expect(PDFDate(text)?.text == "2026-11-23T20:34:40Z")
    }

    @Test(arguments: [
        "", "Z", "2026-11-23", "2026-11-23T20:34:40", "2026-11-23T20:34:40+01:00", "2026-11-23 20:34:40Z",
        "2026-11-23T20:34:40,5Z", "d026-11-23T20:34:40Z", "2026-11-23T20:34:40)Z",
    ])
    func otherForms(_ text: String) {
        #expect(PDFDate(text) == nil)
    }
}
