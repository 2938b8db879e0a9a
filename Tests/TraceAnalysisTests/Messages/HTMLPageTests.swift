import Testing

@testable import TraceAnalysis

@Suite struct HTMLPageTests {
    @Test(arguments: [
        (
            "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
            "HTML page: Bad Gateway"
        ),
        (
            "<!DOCTYPE html>\n<html>\n<head><style>h1 { x }</style></head><body><h1>Service  Unavailable</h1></body>",
            "HTML page: Service Unavailable"
        ),
        (
            "<html><body><script>let a = 1</script><p>no healthy</p>\n<p>upstream</p></body></html>",
            "HTML page: no healthy upstream"
        ),
        ("<HTML><TITLE>504 Gateway Time-out", "HTML page: Gateway Time-out"),
        ("<html></html>", "HTML page"), ("<html", "HTML page"),
        ("  <html><title></title><h1>x</h1>", "HTML page: x"),
    ])
    func aPageIsItsTitle(_ page: String, _ text: String) {
        #expect(MaskedMessage(page)?.text == text)
    }

    @Test func whatATitleNamesIsMasked() {
        let page = "<html><title>no route to 10.1.2.3:8000 for sk-abcdefghijklmnop</title></html>"
        #expect(MaskedMessage(page)?.text == "HTML page: no route to [host:port] for [key]")
    }

    @Test(arguments: ["<TransferEncodingError: 400>", "use <html> here", "{\"html\": 1}"])
    func otherTextsAreNone(_ text: String) {
        #expect(HTMLPage.text(of: Array(text.unicodeScalars)) == nil)
    }
}
