import Testing

@testable import TraceAnalysis

@Suite struct MaskedMessageTests {
    @Test(
        arguments: [
            ("Connection reset by peer 10.1.2.3:8443", "Connection reset by peer [host:port]"),
            (
                "Cannot connect to host api.example.com:443 ssl:default [Connect call failed ('10.0.0.7', 443)]",
                "Cannot connect to host [host:port] ssl:default [Connect call failed ('[address]', [number])]"
            ),
            ("Cannot connect to host gpunode:80", "Cannot connect to host [host:port]"),
            ("no route to fe80::1%eth0 or ::1.", "no route to [address] or [address]."),
            ("[2001:db8::8a2e:370:7334]:8000 refused", "[[address]]:[number] refused"),
            ("GET https://u:p@api.example.com/v1?key=abc&x='1 failed", "GET [url]'[number] failed"),
            ("see http://x.y/(a);b.", "see [url]."),
            ("mail admin@example.com", "mail [address]"),
            ("api.example.com timed out", "[host] timed out"),
            ("API.EXAMPLE.COM: timed out", "[host]: timed out"),
            ("asyncio.TimeoutError: e.g. slow", "asyncio.TimeoutError: e.g. slow"),
            ("Authorization: Bearer abc.def", "Authorization: Bearer [key]"),
            ("api_key=hunter token = 'plain words'", "api_key=[key] token = '[key] words'"),
            ("Incorrect API key provided: sk-proj-AbCd1234", "Incorrect API key provided: [key]"),
            ("the password incorrect, token expired", "the password incorrect, token expired"),
            ("cookie: a; set", "cookie: [key]; set"),
            ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc", "[key]"),
            ("hash 9f86d081884c7d659a2feaa0c55ad015", "hash [key]"),
            ("request 550e8400-e29b-41d4-a716-446655440000 lost", "request [id] lost"),
            ("Request cancelled 0.150s after being sent", "Request cancelled [number]s after being sent"),
            ("HTTP/1.1 503 at line:12, 12:30:45", "HTTP/[number] [number] at line:[number], [number]"),
            ("worker-12 gpu0 float16 req_8f3a", "worker-[number] gpu[number] float[number] req_[id]"),
            ("open /etc/ssl/key.pem or C:\\Users\\me", "open [path] or [path]"),
            ("and/or text/event-stream", "and/or text/event-stream"),
            (
                "maximum context length is 4096 tokens, 50% of -1",
                "maximum context length is [number] tokens, [number]% of [number]"
            ),
            (
                "ServerDisconnectedError('Server disconnected')",
                "Server disconnected"
            ),
            ("  two\n\tlines\r\n ", "two lines"),
        ] as [(String, String)])
    func whatTellsWhoOrWhatIsMasked(_ raw: String, _ masked: String) {
        #expect(MaskedMessage(raw)?.text == masked)
    }

    @Test func nothingIsNoMessage() {
        for raw in ["", " \n\t ", "\r"] { #expect(MaskedMessage(raw) == nil) }
    }

    @Test func itIsShortAndOneInertLine() throws {
        let long = try #require(MaskedMessage(String(repeating: "word ", count: 10_000)))
        #expect(long.text.count <= MaskedMessage.limit && long.text.hasSuffix("…"))
        let escape = try #require(MaskedMessage("\u{1B}[2J\u{202E}gone\u{0}"))
        #expect(!escape.text.unicodeScalars.contains { $0.needsToBeShown })
        #expect(escape.text.contains("gone"))
    }

    /// A key across the place where reading ends must not show its first half.
    @Test func aWordThatIsCutIsNotShown() {
        for length in (MaskedMessage.reach - 30)...(MaskedMessage.reach + 5) {
            let raw = String(repeating: " ", count: length) + "word swordfishswordfish"
            #expect(
                MaskedMessage(raw)?.text.contains("swordfishs") != true || length + 23 <= MaskedMessage.reach)
        }
        #expect(MaskedMessage(String(repeating: "x", count: 5_000))?.text == "…")
    }

    @Test func equalTroublesReadAlike() {
        let raws = (0..<500).map {
            "Timeout after \($0).5s on 10.0.\($0 / 256).\($0 % 256):80\($0 % 10), request \($0)"
        }
        #expect(Set(raws.compactMap(MaskedMessage.init)).count == 1)
    }

    /// Every mask masks to itself, so that what is read back stays the same.
    @Test func maskingTwiceIsMaskingOnce() throws {
        let once = try #require(MaskedMessage("10.0.0.1:80 a@b.c /x/y 12 sk-abcdefgh1 http://x"))
        #expect(once.text == "[host:port] [address] [path] [number] [key] [url]")
        #expect(MaskedMessage(once.text)?.text.contains("[key]") == true)
    }
}

@Suite struct MaskedMessagesTests {
    /// More messages than are remembered, each twice, and one that is too long to be.
    @Test func aMessageIsMaskedAlikeEveryTime() {
        var messages = MaskedMessages()
        let short = (0..<300).map { "cannot reach 10.0.0.\($0) of /srv/\($0)" }
        let raw = short + [String(repeating: "word ", count: 900)]
        for text in raw + raw { #expect(messages.masked(text) == MaskedMessage(text)) }
    }

    @Test func whiteSpaceIsNoMessage() {
        var messages = MaskedMessages()
        #expect(messages.masked(" \n") == nil)
        #expect(messages.masked(" \n") == nil)
    }
}
