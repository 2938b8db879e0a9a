import Testing

@testable import TraceAnalysis

@Suite struct MessageBodyTests {
    private func text(_ raw: String) -> String {
        String(String.UnicodeScalarView(MessageBody.text(of: Array(raw.unicodeScalars))))
    }

    @Test(
        arguments: [
            (#"{"error": {"message": "rate limited", "type": "rate_limit", "code": 429}}"#, "rate limited"),
            (
                #"{"detail":[{"type":"x","loc":["body"],"msg":"Input should be valid","input":"PROMPT"}]}"#,
                "Input should be valid"
            ),
            (#"{"input":"PROMPT","messages":[{"role":"user","content":"PROMPT"}]}"#, "[JSON]"),
            (
                #"Error code: 400 - {'error': {'message': "it's too long", 'param': None}} and more"#,
                "Error code: 400 - it's too long"
            ),
            (#"{"message":"{\"error\":{\"message\":\"inner\"}}"}"#, "inner"),
            (#"{"message":"a \"quoted\" line\nand \\ more"}"#, #"a "quoted" line and \ more"#),
            (#"{"message":"never closed"#, "never closed"),
            (#"{"message":"","msg":"second"}"#, "second"),
            (#"{"a":"message","b":1}"#, "[JSON]"),
            (#"{"message":null,"x":"PROMPT"}"#, "[JSON]"),
            ("no object { here }", "no object { here }"), ("a.b_Error2('it said \"no\"')", "it said \"no\""),
            ("Error('')", "Error('')"), ("Error('x'", "Error('x'"), ("('x')", "('x')"), ("", ""), ("{", "{"),
            ("{\"", "[JSON]"),
        ] as [(String, String)])
    func onlyTheServersOwnMessageIsTaken(_ raw: String, _ expected: String) {
        #expect(text(raw) == expected)
    }

    @Test func nestingHasAnEnd() {
        var raw = "deep"
        for _ in 0..<5 {
            raw = #"{"message":"\#(raw.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))"}"#
        }
        #expect(text(raw) == "[JSON]")
    }
}
