import Foundation
import Testing

@testable import TraceAnalysis

@Suite struct FailureCodeTests {
    @Test(arguments: ["503", "rate_limit_exceeded", "E1001", "ECONNREFUSED", "context-length"])
    func namesStayAsTheyAre(_ text: String) {
        #expect(FailureCode(text) == .text(text))
    }

    @Test(
        arguments: [
            ("sk-abcdefghijklmnop", "[key]"), ("10.1.2.3", "[address]"), ("gpunode.internal", "[host]"),
            ("see https://u:p@host/x", "see [url]"), ("1234567890", "[number]"), (" ", nil), ("", nil),
        ] as [(String, String?)])
    func whatIsNoNameIsMasked(_ text: String, _ expected: String?) {
        #expect(FailureCode(text)?.description == expected)
    }

    @Test func aTextOfAnyLengthIsShort() throws {
        let code = try #require(FailureCode(String(repeating: "no such code ", count: 10_000)))
        #expect(code.description.count <= 40)
    }

    @Test func numbersAreNumbersInJSONAndTextsAreTexts() throws {
        let json = try JSONEncoder().encode([FailureCode.number(429), .text("503")])
        #expect(String(decoding: json, as: UTF8.self) == #"[429,"503"]"#)
    }
}
