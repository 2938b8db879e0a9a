import Testing

@testable import TraceAnalysis

@Suite struct MaskedWordTests {
    @Test(arguments: [
        ("sk-live_abcd", "[key]"), ("AKIAIOSFODNN7EXAMPLE", "[key]"), ("ghp_0123456789abcdefABCD", "[key]"),
        (String(repeating: "Q", count: 41), "[key]"),
        ("ClientConnectorCertificateError", "ClientConnectorCertificateError"),
        ("user@host", "[address]"), ("@", "@"), ("192.168.0.1/24", "[address]"),
        ("localhost:8000", "[host:port]"),
        ("status:500", "status:[number]"), ("1.2.3", "[number]"), ("v1.2.3", "v[number].[number].[number]"),
        ("0x7fff5fbff8c0", "[id]"), ("", ""), (":", ":"), ("...", "..."), ("/", "/"), ("done.", "done."),
        ("é", "é"), ("-", "-"), ("70B", "[number]B"), ("::1", "[address]"),
    ])
    func aWordIsShownOrMasked(_ word: String, _ shown: String) {
        #expect(MaskedWord.text(word) == shown)
    }
}
