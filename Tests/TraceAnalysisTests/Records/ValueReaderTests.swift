import Testing

@testable import TraceAnalysis

/// The message of an error: read as far as it can be shown, checked as far as it goes.
@Suite struct ValueReaderMessageTests {
    private func message(_ json: String) throws -> String? {
        try Lines.decode(#"{"error":{"message":\#(json)}}"#).error?.message?.text
    }

    @Test func itIsReadMasked() throws {
        #expect(try message(#""refused by 10.0.0.1:80""#) == "refused by [host:port]")
        #expect(try message("null") == nil)
        #expect(try message(#"" ""#) == nil)
        #expect(try message(#""a\u0062c \uD83D\uDE00""#) == "abc 😀")
    }

    @Test(arguments: ["1", "true", "{}", "[]", #""\x""#, #""\u12""#])
    func anythingButAStringIsAFault(_ json: String) {
        #expect(
            Lines.fault(#"{"error":{"message":\#(json)}}"#)
                == .wrongType(field: "error.message", expected: "a string"))
    }

    /// However it is escaped, the same message comes out of a long one as out of the oracle.
    @Test(arguments: ["a ", #"\n\n"#, #"\u0061 "#, #"\uD83D\uDE00 "#, "ß ", "😀 ", #"\\ "#, "0123456789 "])
    func aLongOneIsReadLikeTheOracles(_ unit: String) throws {
        for count in [900, 1_024, 1_030, 3_000, 13_000] {
            let line = #"{"error":{"message":"\#(String(repeating: unit, count: count))end"}}"#
            #expect(try Lines.decode(line) == OracleDecoder.decode(Array(line.utf8)[...]))
        }
    }

    @Test func itsEscapesAreCheckedToTheEnd() {
        let long = String(repeating: "x", count: 20_000)
        #expect(Lines.fault(#"{"error":{"message":"\#(long)\n"}}"#) == nil)
        #expect(Lines.fault(#"{"error":{"message":"\#(long)\q"}}"#) != nil)
        #expect(Lines.fault(#"{"error":{"message":"\#(long)\u1"}}"#) != nil)
    }
}
