import Testing

@testable import TraceAnalysis

@Suite struct RunConfigurationTests {
    private var known: RunConfiguration {
        var configuration = RunConfiguration()
        configuration.model = "m"
        configuration.endpoint = "http://localhost:8000"
        configuration.endpointType = "chat"
        configuration.streams = true
        configuration.load.kind = .concurrency
        configuration.load.concurrency = 8
        configuration.inputTokens = 100
        configuration.outputTokens = 200
        configuration.version = "0.13.0"
        configuration.objectives = ["time_to_first_token <= 500ms"]
        return configuration
    }

    @Test func equalOnesDifferInNothing() {
        #expect(known.differences(from: known, in: Set(RunConfiguration.Aspect.allCases)).isEmpty)
        let nothing = RunConfiguration()
        #expect(nothing.differences(from: nothing, in: Set(RunConfiguration.Aspect.allCases)).isEmpty)
    }

    @Test func eachAspectIsTold() {
        let changes: [(RunConfiguration.Aspect, (inout RunConfiguration) -> Void)] = [
            (.model, { $0.model = "n" }), (.endpoint, { $0.endpoint = nil }),
            (.endpointType, { $0.endpointType = "completions" }), (.streaming, { $0.streams = false }),
            (.load, { $0.load.concurrency = 16 }), (.inputTokens, { $0.inputTokens = 106 }),
            (.outputTokens, { $0.outputTokens = nil }), (.version, { $0.version = "0.12.0" }),
            (.objectives, { $0.objectives = [] }),
        ]
        #expect(changes.map(\.0) == RunConfiguration.Aspect.allCases)
        let all = Set(RunConfiguration.Aspect.allCases)
        for (aspect, change) in changes {
            var other = known
            change(&other)
            #expect(other.differences(from: known, in: all) == [aspect])
            #expect(other.differences(from: known, in: all.subtracting([aspect])).isEmpty)
        }
    }

    @Test(arguments: [(105, true), (95, true), (105.1, false), (94.9, false)])
    func lengthsMayLieFivePercentApart(_ length: Double, _ isSame: Bool) {
        var other = known
        other.inputTokens = length
        #expect(other.differences(from: known, in: .curve).isEmpty == isSame)
    }

    @Test func howManyRequestsWereAskedForDoesNotMatter() {
        var other = known
        (other.load.requests, other.load.duration) = (1_000, 5e9)
        #expect(other.differences(from: known, in: .trend).isEmpty)
        other.load.prefillConcurrency = 2
        #expect(other.differences(from: known, in: .trend) == [.load])
        #expect(other.differences(from: known, in: .curve).isEmpty)
    }

    @Test func aRunTellsIts() throws {
        let configuration = try LoadRun.named("aiperf-0.13-goodput").analysis().configuration
        #expect(configuration.model == "mock-model")
        #expect(configuration.endpointType == "chat")
        #expect(configuration.streams == true)
        #expect(configuration.load.kind == .concurrency)
        #expect(configuration.version == "0.13.0")
        #expect(configuration.inputTokens != nil && configuration.outputTokens != nil)
    }

    /// Without a summary the answers tell whether they stream.
    @Test func aRunWithoutSummaryTellsWhatItsRecordsSay() throws {
        let configuration = try LoadRun.named("aiperf-0.13-goodput")
            .analyzed(summary: RunSummary()).analysis.configuration
        #expect(configuration.model == nil && configuration.version == nil)
        #expect(configuration.streams == true)
        #expect(configuration.load == AskedLoad())
        #expect(configuration.outputTokens != nil)
    }
}
