import Testing

@testable import TraceAnalysis

@Suite struct SweepFieldTests {
    @Test func settingsAreCalledByTheEndThatTellsThemApart() {
        let fields = SweepField.ofVariations([
            "phases.profiling.concurrency", "datasets.main.prompts.isl.mean",
            "datasets.main.prompts.osl.mean",
            "a.x", "b.x", "seed",
        ])
        #expect(fields.map(\.name) == ["concurrency", "isl.mean", "osl.mean", "a.x", "b.x", "seed"])
        #expect(fields.map(\.kind) == [.users, .inputLength, .outputLength, .other, .other, .other])
        #expect(fields.map(\.wholeName)[0] == "phases.profiling.concurrency")
        #expect(SweepField.ofVariations(["phases.profiling.rate"]).map(\.kind) == [.rate])
    }

    @Test func valuesHaveWords() {
        let fields = SweepField.standing
        #expect(
            fields.map { $0.words(.number(1)) } == [
                "1 user", "1 requests/s", "1 input token", "1 output token",
            ])
        #expect(
            fields[0].words(.number(1_024)) == "1,024 users" && fields[0].short(.number(1_024)) == "1,024")
        #expect(fields[1].words(.number(2.5)) == "2.5 requests/s")
        #expect(SweepField.ofVariations(["block_size"])[0].words(.number(16)) == "block_size 16")
        #expect(SweepField.label.words(.text("aa\u{1B}-1k")) == "aaU+001B-1k")
    }

    @Test func numbersSortAsNumbersAndBeforeWords() {
        let values = ["16", "x10", "2", "x9", "1e1", "true"].map { SweepValue($0) }
        #expect(values.sorted().map(\.text) == ["2", "10", "16", "true", "x9", "x10"])
        #expect(SweepValue("nan") == .text("nan") && SweepValue("inf") == .text("inf"))
    }

    /// A run from outside the sweep has the load that its summary says.
    @Test func aRunWithoutSettingsHasTheLoadThatWasAskedFor() throws {
        let field = SweepField.ofVariations(["phases.profiling.concurrency"])[0]
        #expect(field.value(of: MadeRun(concurrency: 64).run) == .number(64))
        #expect(
            field.value(of: MadeRun(concurrency: 64, variation: ["phases.profiling.concurrency": "8"]).run)
                == .number(8))
        #expect(field.value(of: MadeRun(concurrency: 64, variation: ["other": "8"]).run) == nil)
    }
}
