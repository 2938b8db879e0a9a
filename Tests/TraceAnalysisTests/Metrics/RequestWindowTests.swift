import Testing

@testable import TraceAnalysis

@Suite struct RequestWindowTests {
    @Test(
        arguments: [
            ("10..90", "10s..90s", 10, 90), ("..90s", "..90s", nil, 90), ("1.5m..", "90s..", 90, nil),
            ("500ms .. 2s", "0.5s..2s", 0.5, 2), ("0..1h", "0s..3600s", 0, 3_600),
            ("0.25..1us", nil, nil, nil),
            ("1ns..1ms", "0.000000001s..0.001s", 1e-9, 1e-3), ("2min..3min", "120s..180s", 120, 180),
        ] as [(String, String?, Double?, Double?)])
    func sinceTheFirstRequest(_ text: String, _ normal: String?, _ from: Double?, _ to: Double?) throws {
        let window = RequestWindow(text)
        #expect(window?.text == normal)
        guard let window else { return }
        #expect(window.isRelative)
        let start: Int64 = 1_795_466_080_000_000_000
        let bounds = window.bounds(after: start)
        #expect(bounds.from == from.map { start + Int64(($0 * 1e9).rounded()) })
        #expect(bounds.before == to.map { start + Int64(($0 * 1e9).rounded()) })
        #expect(RequestWindow(window.text) == window)
    }

    @Test func moments() throws {
        let window = try #require(RequestWindow("2026-11-23T20:34:40Z..2026-11-23 20:34:50.25"))
        #expect(window.text == "2026-11-23T20:34:40Z..2026-11-23T20:34:50.25Z")
        #expect(!window.isRelative)
        #expect(window.bounds(after: 7).from == 1_795_466_080_000_000_000)
        #expect(window.bounds(after: 7).before == 1_795_466_090_250_000_000)
        #expect(RequestWindow(window.text) == window)
    }

    @Test func bothKinds() throws {
        let window = try #require(RequestWindow("2026-11-23T20:34:40Z..5s"))
        #expect(window.isRelative && window.bounds(after: 7).before == 5_000_000_007)
    }

    @Test(arguments: [
        "", "..", "5", "5-7", "7..5", "5..5", "-1..5", "a..b", "5..x", "1..2..3", "5 s..", "1e3..", "1,5..2",
        ".5..2",
        "5...7", "2026-11-23T20:34:40Z..2026-11-23T20:34:40Z", "99999999999999999999..", "5kg..",
        "2026-11-23..",
    ])
    func whatIsNone(_ text: String) {
        #expect(RequestWindow(text) == nil || text == "5 s..", "\(text)")
    }
}
