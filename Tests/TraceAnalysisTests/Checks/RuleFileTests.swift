import Testing

@testable import TraceAnalysis

@Suite struct RuleFileTests {
    @Test func oneRuleALine() throws {
        let text = "\u{FEFF}# latency\r\n\r\nttfb.p99 <= 1s # seconds\r\n   \n  failures <= 1%\n#ttfb.p50 <"
        let rules = try RuleFile.rules(in: text, hasBaseline: false)
        #expect(rules.map(\.text) == ["ttfb.p99 <= 1s", "failures <= 1%"])
    }

    @Test(arguments: ["", "\n\n", "# nothing\n"])
    func aFileMayHoldNone(text: String) throws {
        #expect(try RuleFile.rules(in: text, hasBaseline: false).isEmpty)
    }

    @Test func theLineAndTheColumnAreSaid() {
        let text = "failures <= 0\n\n  ttfb.p99 <= 1 # a second\n"
        #expect {
            try RuleFile.rules(in: text, hasBaseline: false)
        } throws: { error in
            let failure = error as? RuleFile.Failure
            return failure?.line == 3 && failure?.text == "  ttfb.p99 <= 1 # a second"
                && failure?.error == RuleError(fault: .missingUnit(.time), column: 16)
        }
    }
}
