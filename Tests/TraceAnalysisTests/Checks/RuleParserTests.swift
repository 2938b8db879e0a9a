import Testing

@testable import TraceAnalysis

/// What a rule means, and every way in which it can be wrong.
@Suite struct RuleParserTests {
    private func fault(_ text: String, hasBaseline: Bool = true) -> RuleError? {
        do throws(RuleError) {
            _ = try CheckRule(text, hasBaseline: hasBaseline)
            return nil
        } catch {
            return error
        }
    }

    private func limit(_ text: String) throws -> Double? {
        let rule = try CheckRule(text)
        guard case .number(let number) = rule.limit else { return nil }
        return rule.figure.quantity.encoded(number)
    }

    @Test func partsAreFound() throws {
        let rule = try CheckRule("  ttfb.p99 <= 250ms ")
        #expect(rule.text == "ttfb.p99 <= 250ms")
        #expect(rule.figure == .metric(.ttfb, .percentile(Percentile(99))))
        #expect(rule.comparison == .atMost)
        #expect(rule.limit == .number(250e6))
    }

    @Test(arguments: ["ttfb.p99<=250ms", "ttfb.p99  <=250 ms", "\tttfb.p99\t<= 250ms"])
    func blanksAreFree(text: String) throws {
        #expect(try limit(text) == 250)
    }

    @Test(arguments: [
        ("<=", LimitComparison.atMost), ("<", .below), (">=", .atLeast), (">", .above), ("==", .equal),
    ])
    func comparisons(sign: String, comparison: LimitComparison) throws {
        #expect(try CheckRule("failures \(sign) 3").comparison == comparison)
    }

    @Test(arguments: [
        ("ttfb.avg < 5ns", 5e-6), ("ttfb.avg < 5us", 5e-3), ("ttfb.avg < 5μs", 5e-3),
        ("ttfb.avg < 5\u{B5}s", 5e-3), ("ttfb.avg < 5ms", 5), ("ttfb.avg < 5s", 5000),
        ("request_size.max < 5B", 5), ("request_size.max < 5KB", 5120), ("request_size.max < 5MB", 5_242_880),
        ("connections.reuse_rate > 90%", 0.9), ("connections.reuse_rate > 0.9", 0.9),
        ("dns.cache_hit_rate > 95%", 0.95), ("failures < 1%", 0.01), ("failures < 1", 1),
        ("malformed < 0.5%", 0.005), ("ttfb.count > 1e3", 1000), ("output_tokens.avg > 2.5e-1", 0.25),
        ("network.transfer_processing_ratio < 2", 2), ("overview.request_throughput > 3.5", 3.5),
        ("overview.output_token_throughput > 100", 100), ("token_throughput.p1 > 12", 12),
        ("bytes_per_token.std < 8", 8),
    ])
    func unitsAreUnderstood(text: String, expected: Double) throws {
        #expect(try limit(text) == expected)
    }

    /// Every metric takes every figure, and every figure of a run takes none.
    @Test func everyNameIsKnown() throws {
        for tag in MetricTag.allCases {
            for statistic in MetricStatistic.named.map(\.name) + ["p1", "p50", "p99.9", "p0", "p100"] {
                let rule = try CheckRule("\(tag.name).\(statistic) >= baseline", hasBaseline: true)
                guard case .metric(tag, let found) = rule.figure else {
                    Issue.record("\(rule)")
                    return
                }
                #expect(found.name == statistic)
            }
        }
        #expect(CheckRule.runFigures.count == 14)
        for (name, figure) in CheckRule.runFigures {
            #expect(try CheckRule("\(name) >= 0").figure == .run(figure))
        }
    }

    @Test(arguments: [
        ("ttfb.p95 <= baseline", 1.0, 0.0), ("ttfb.p95 <= baseline * 1.1", 1.1, 0),
        ("ttfb.p95 <= baseline + 5ms", 1, 5e6), ("ttfb.p95<=baseline*1.1+5ms", 1.1, 5e6),
        ("ttfb.p95 <= baseline * 0 + 1s", 0, 1e9), ("request_size.avg <= baseline + 1KB", 1, 1024),
    ])
    func baselines(text: String, factor: Double, slack: Double) throws {
        #expect(try CheckRule(text, hasBaseline: true).limit == .baseline(factor: factor, slack: slack))
    }

    @Test func aShareOfTheBaseline() throws {
        let rule = try CheckRule("failures <= baseline + 1%", hasBaseline: true)
        #expect(rule.figure == .run(.failedShare) && rule.limit == .baseline(factor: 1, slack: 0.01))
        #expect(try CheckRule("failures < 1%").figure == .run(.failedShare))
        #expect(try CheckRule("failures < 1").figure == .run(.failures))
        #expect(try CheckRule("failures <= baseline", hasBaseline: true).figure == .run(.failures))
        let rate = try CheckRule("connections.reuse_rate >= baseline", hasBaseline: true)
        #expect(rate.figure == .run(.connectionReuseRate))
    }

    /// A limit is the number that stands there, to the nanosecond.
    @Test(arguments: [
        ("ttfb.avg < 0.07s", 70e6), ("ttfb.avg < 1.015us", 1_015), ("ttfb.avg < 1.1e3us", 1.1e6),
        ("ttfb.avg < 1e-3s", 1e6), ("connections.reuse_rate > 33.3%", 0.333),
    ])
    func limitsAreExact(text: String, expected: Double) throws {
        #expect(try CheckRule(text).limit == .number(expected))
    }

    @Test(
        arguments: [
            ("", RuleError.Fault.empty, 1),
            ("   ", .empty, 1),
            ("ttbf.p99 < 1s", .unknownName("ttbf.p99"), 1),
            ("  TTFB.p99 < 1s", .unknownName("TTFB.p99"), 3),
            ("ttfbs.p99 < 1s", .unknownName("ttfbs.p99"), 1),
            ("< 1s", .unknownName(""), 1),
            ("ttfb < 1s", .missingStatistic("ttfb"), 5),
            ("ttfb. < 1s", .missingStatistic("ttfb"), 6),
            ("ttfb", .missingStatistic("ttfb"), 5),
            ("ttfb.q99 < 1s", .unknownStatistic("q99", of: "ttfb"), 6),
            ("ttfb.p101 < 1s", .unknownStatistic("p101", of: "ttfb"), 6),
            ("ttfb.p < 1s", .unknownStatistic("p", of: "ttfb"), 6),
            ("ttfb.p99.x < 1s", .unknownStatistic("p99.x", of: "ttfb"), 6),
            ("failures.p99 < 1", .superfluousStatistic("p99", of: "failures"), 9),
            ("ttfb.p99", .unknownComparison(""), 9),
            ("ttfb.p99 ", .unknownComparison(""), 10),
            ("ttfb.p99 is 1s", .unknownComparison("is"), 10),
            ("ttfb.p99 = 1s", .unknownComparison("="), 10),
            ("ttfb.p99 != 1s", .unknownComparison("!="), 10),
            ("ttfb.p99≤1s", .unknownComparison("≤"), 9),
            ("ttfb.p99 <", .noNumber("", orBaseline: true), 11),
            ("ttfb.p99 < fast", .noNumber("fast", orBaseline: true), 12),
            ("ttfb.p99 < -1s", .noNumber("-1s", orBaseline: true), 12),
            ("ttfb.p99 < .5s", .noNumber(".5s", orBaseline: true), 12),
            ("ttfb.p99 < inf", .noNumber("inf", orBaseline: true), 12),
            ("ttfb.p99 < nan", .noNumber("nan", orBaseline: true), 12),
            ("ttfb.p99 < baselines", .noNumber("baselines", orBaseline: true), 12),
            ("ttfb.p99 < baseline * ", .noNumber("", orBaseline: false), 23),
            ("ttfb.p99 < baseline + x", .noNumber("x", orBaseline: false), 23),
            ("ttfb.p99 < 1e999s", .infinite, 12),
            ("ttfb.p99 < 1e308s", .infinite, 12),
            ("ttfb.p99 < baseline * 1e999", .infinite, 23),
            ("ttfb.p99 < 250", .missingUnit(.time), 15),
            ("ttfb.p99 < 0", .missingUnit(.time), 13),
            ("request_size.sum < 250", .missingUnit(.bytes), 23),
            ("ttfb.p99 < baseline + 5", .missingUnit(.time), 24),
            ("ttfb.p99 < 250KB", .unfitUnit("KB", .time), 15),
            ("ttfb.p99 < 250MS", .unfitUnit("MS", .time), 15),
            ("ttfb.p99 < 250%", .unfitUnit("%", .time), 15),
            ("request_size.avg < 3ms", .unfitUnit("ms", .bytes), 21),
            ("failures < 3ms", .unfitUnit("ms", .share), 13),
            ("connections.reuse_rate > 9s", .unfitUnit("s", .share), 27),
            ("output_tokens.avg > 9%", .unfitUnit("%", .tokens), 22),
            ("ttfb.count > 9ms", .unfitUnit("ms", .count), 15),
            ("ttfb.p99 < 1s 2", .superfluous("2"), 15),
            ("ttfb.p99 < 1s + 2s", .superfluous("+ 2s"), 15),
            ("ttfb.p99 < baseline - 2s", .superfluous("- 2s"), 21),
            ("ttfb.p99 < baseline * 2ms", .superfluous("ms"), 24),
            ("ttfb.p99 < 1.s", .missingUnit(.time), 13),
        ] as [(String, RuleError.Fault, Int)])
    func whatIsWrongIsPointedAt(text: String, expected: RuleError.Fault, column: Int) {
        #expect(fault(text) == RuleError(fault: expected, column: column))
    }

    @Test func aBaselineMustBeThere() {
        let expected = RuleError(fault: .noBaseline, column: 13)
        #expect(fault("ttfb.p99 <= baseline * 2", hasBaseline: false) == expected)
    }

    /// Anything cut short or strung together ends in a rule or a fault with a column in reach.
    @Test func anyPieceOfARuleIsARuleOrAFault() {
        let rule = Array("ttfb.p99.9 <= baseline * 1.1e2 + 5ms #")
        for start in rule.indices {
            for end in start...rule.count {
                let text = String(rule[start..<end])
                if let error = fault(text) { #expect((1...text.count + 1).contains(error.column), "\(text)") }
            }
        }
    }
}

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
