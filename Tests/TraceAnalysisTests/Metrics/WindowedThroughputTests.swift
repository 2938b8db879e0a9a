import Testing

@testable import TraceAnalysis

@Suite struct WindowedThroughputTests {
    private func request(_ start: Int64, _ end: Int64, _ outcome: RequestOutcome = .successful)
        -> RequestMetrics
    {
        var request = RequestMetrics(outcome: outcome, hasTrace: false)
        (request.start, request.end) = (start, end)
        request.values[.outputTokens] = 3
        return request
    }

    @Test func answersCountWhereTheyEnd() throws {
        let window = StartBounds(from: 1_000, before: 2_000)
        var (tally, extent) = (CompletionTally(), PhaseExtent())
        #expect(tally.throughput(within: window, extent) == nil)
        for one in [
            request(0, 1_000), request(0, 1_500), request(1_900, 2_500), request(1_100, 1_200, .failed),
            request(1_000, 1_999),
        ] {
            tally.add(one, isGood: one.end == 1_500, within: window)
            extent.add(one)
        }
        let found = try #require(tally.throughput(within: window, extent))
        #expect(found == WindowedThroughput(answers: 2, good: 1, tokens: 6, length: 1_000))
        #expect(found.answersPerSecond == 2e6 && found.tokensPerSecond == 6e6 && found.goodPerSecond == 1e6)
        // A window that reaches beyond the run is as long as the run.
        let long = StartBounds(from: nil, before: 1_000_000)
        #expect(tally.throughput(within: long, extent)?.length == 2_500)
        #expect(tally.throughput(within: StartBounds(from: 2_500, before: nil), extent) == nil)
    }

    @Test func talliesOfPartsAreThatOfTheWhole() {
        let window = StartBounds(from: 10, before: 90)
        let all = (0..<50).map { request(Int64($0), Int64($0 * 2)) }
        var (whole, first, second) = (CompletionTally(), CompletionTally(), CompletionTally())
        for (index, one) in all.enumerated() {
            let isGood = index % 5 == 0
            whole.add(one, isGood: isGood, within: window)
            if index % 3 == 0 {
                first.add(one, isGood: isGood, within: window)
            } else {
                second.add(one, isGood: isGood, within: window)
            }
        }
        second.append(first)
        #expect(second == whole && whole.good > 0 && whole.answers > whole.good)
    }

    /// What is written is not rounded: parts of parts are still those of the whole.
    @Test func aStoredTallyIsTheSame() throws {
        var tally = CompletionTally()
        #expect(try read(tally) == tally)
        for tokens in [0.1, 1e17, 3, 0.7] {
            var one = request(20, 30)
            one.values[.outputTokens] = tokens
            tally.add(one, isGood: true, within: StartBounds(from: 10, before: 90))
        }
        #expect(tally.answers == 4 && tally.lastEnd == 30)
        #expect(try read(tally) == tally)
    }

    private func read(_ tally: CompletionTally) throws -> CompletionTally {
        var writer = StoredWriter()
        tally.write(to: &writer)
        var reader = StoredReader(writer.bytes[...])
        var budget = MemoryBudget(fileBytes: writer.bytes.count)
        return try CompletionTally(from: &reader, &budget)
    }

    private func measured(_ window: String?, steady: Bool = false) throws -> Measurements {
        var options = AnalysisOptions()
        options.window = window.flatMap { RequestWindow($0) }
        options.isSteady = steady
        let location = try RunLocation(LoadRun.named("aiperf-0.13-goodput").folder.path())
        return try TraceReader(options: options).measure(location).0
    }

    private func overview(_ window: String?, steady: Bool = false) throws -> Overview {
        Overview(
            try measured(window, steady: steady),
            Completeness(.absent, SummaryFacts(), AskedLoad(), ProfilingTally()))
    }

    /// The whole run gives 19.55 requests a second; over the chosen requests' own span it would be 15.6.
    @Test func theSteadyPartIsNotSlowerThanTheRun() throws {
        let whole = try #require(try overview(nil).requestThroughput)
        let part = try overview(nil, steady: true)
        let steady = try #require(part.requestThroughput)
        #expect(steady > whole && steady < whole * 1.15)
        #expect(try #require(part.outputTokenThroughput) / steady == 24)
    }

    /// Of the 140 requests that begin in the steady part 8 are good; 12 good answers end in it.
    @Test func goodAnswersCountWhereTheyEnd() throws {
        let measured = try measured(nil, steady: true)
        let windowed = try #require(measured.windowed)
        #expect(windowed.good == 12)
        let analysis = Analysis(
            measured, run: RunDescription(file: "run.jsonl", bytes: 1), options: AnalysisOptions())
        #expect(analysis.goodput?.good == 8)
        #expect(analysis.goodput?.rate == windowed.goodPerSecond)
    }

    @Test func windowsOfARunAddUpToIt() throws {
        let ends = ["0..2s", "2s..4s", "4s.."]
        let parts = try ends.map { try overview($0) }
        let length = try #require(try overview(nil).duration) / 1e9
        let sum = zip(parts, [2, 2, length - 4]).reduce(0) { $0 + ($1.0.requestThroughput ?? 0) * $1.1 }
        // Within a request at the seams.
        #expect(abs(sum - 150) < 1.5)
    }
}
