import Foundation
import Testing

@testable import TraceAnalysis

@Suite struct RunSummaryTests {
    private func summary(_ json: String) throws -> RunSummary { try RunSummary(json: Array(json.utf8)) }

    @Test(arguments: [
        ("aiperf-0.6-streaming", "0.6.0", 16), ("aiperf-0.8-tls-batched", "0.8.0", 6),
        ("aiperf-0.13-errors", "0.13.0", 8),
    ])
    func everyGenerationSaysTheSameThings(_ name: String, _ version: String, _ concurrency: Int) throws {
        let file = RecordedRun.named(name).summaryFile
        let summary = try RunSummary(json: Array(Data(contentsOf: file)))
        #expect(summary.aiperfVersion == version)
        #expect(summary.model == "mock-model")
        #expect(summary.endpoint?.contains("://localhost:") == true)
        #expect(summary.endpointType == "chat")
        #expect(summary.concurrency == concurrency)
        #expect(summary.benchmarkID?.isEmpty == false)
    }

    @Test func theShapeUntil8() throws {
        let summary = try summary(
            """
            {"aiperf_version":"0.8.0","input_config":{"benchmark_id":"b-1","endpoint":{"model_names":["m1","m2"],
            "type":"chat","urls":["https://a:1/v1","https://b:2"]},"loadgen":{"concurrency":4,"request_rate":2.5},
            "cli_command":"aiperf --api-key CANARY"}}
            """)
        #expect(summary.model == "m1, m2")
        #expect(summary.endpoint == "https://a:1, https://b:2")
        #expect(summary.concurrency == 4)
        #expect(summary.requestRate == 2.5)
        #expect(summary.benchmarkID == "b-1")
        #expect(!String(describing: summary).contains("CANARY"))
    }

    @Test func theShapeOf13() throws {
        let summary = try summary(
            """
            {"aiperf_version":"0.13.0","run_info":{"benchmark_id":"b-2"},"input_config":{"models":{"items":
            [{"name":"m1"},{"name":"m2"}]},"endpoint":{"urls":["http://h:8000/v1"],"type":"completions"},
            "phases":[{"name":"warmup","concurrency":1,"rate":9},{"name":"profiling","concurrency":32,"rate":7}]}}
            """)
        #expect(summary.model == "m1, m2")
        #expect(summary.endpoint == "http://h:8000")
        #expect(summary.endpointType == "completions")
        #expect(summary.concurrency == 32)
        #expect(summary.requestRate == 7)
        #expect(summary.benchmarkID == "b-2")
    }

    @Test func whatIsNotSaidIsNil() throws {
        #expect(try summary("{}") == RunSummary())
        var unstreamed = RunSummary()
        unstreamed.asksForStreams = false
        #expect(try summary(#"{"input_config":{"endpoint":{"urls":[],"model_names":[]}}}"#) == unstreamed)
        #expect(try summary(#"{"aiperf_version":null,"input_config":null}"#) == RunSummary())
    }

    @Test(arguments: [
        (#"{"input_config":{"endpoint":{"streaming":true}}}"#, true),
        (#"{"input_config":{"endpoint":{"streaming":false}}}"#, false),
        (#"{"input_config":{"endpoint":{}}}"#, false), (#"{"input_config":{}}"#, nil),
    ])
    func anEndpointThatSaysNothingOfStreamsWasNotAskedForThem(_ json: String, _ asks: Bool?) throws {
        #expect(try summary(json).asksForStreams == asks)
    }

    @Test(arguments: ["", "[]", "{", "null", "7", "{} x"])
    func whatIsNoSummaryIsRefused(_ json: String) {
        #expect(throws: (any Error).self) { try summary(json) }
    }

    /// A field of another type is not recorded; it does not take the others with it.
    @Test(arguments: [
        #""aiperf_version":7"#, #""benchmark_id":{}"#, #""request_count":3"#, #""start_time":[]"#,
        #""was_cancelled":"no""#, #""run_info":[1]"#, #""goodput":{"avg":"x"}"#, #""incomplete_reason":1e3"#,
    ])
    func aFieldOfAnotherTypeIsNotRecorded(_ member: String) throws {
        let known =
            #""input_config":{"models":{"items":[{"name":"m1"},{"name":3},7]},"slos":{"a":1,"b":"x"}}"#
        let summary = try summary("{\(member),\(known)}")
        #expect(summary.model == "m1")
        #expect(summary.objectives == ["a": 1])
        #expect(summary.aiperfVersion == nil && summary.benchmarkID == nil)
        #expect(summary.facts == SummaryFacts() && summary.place == SweepPlace())
    }

    @Test func whatIsClaimedOfTheRun() throws {
        let summary = try summary(
            """
            {"was_cancelled":true,"is_complete":false,"incomplete_reason":"stopped at http://h:1/CANARY",
            "request_count":{"avg":85.0,"unit":"requests"},"start_time":"2026-11-28T10:05:47.989879",
            "goodput":{"avg":1.5},"good_request_fraction":{"avg":0.25}}
            """)
        #expect(summary.facts.wasCancelled == true && summary.facts.isComplete == false)
        #expect(summary.facts.incompleteReason?.text == "stopped at [url]")
        #expect(summary.facts.successful == 85)
        #expect(summary.facts.localStart == 1_795_860_347_989_879_000)
        #expect(summary.facts.goodput == 1.5 && summary.facts.goodFraction == 0.25)
    }

    @Test func thePlaceInASweep() throws {
        let summary = try summary(
            """
            {"run_info":{"sweep_id":"s","trial":2,"run_label":"run_0003","variation_label":"c=16",
            "variation_values":{"c":16,"d":"x","e":true,"f":1.5,"g":[1]}}}
            """)
        #expect(summary.place.sweepID == "s" && summary.place.trial == 2)
        #expect(summary.place.runLabel == "run_0003" && summary.place.variationLabel == "c=16")
        #expect(summary.place.variationValues == ["c": "16", "d": "x", "e": "true", "f": "1.5"])
        #expect(summary.place.variationNames == ["c", "d", "e", "f"])
    }

    @Test(arguments: [
        ("http://localhost:8000", "http://localhost:8000"), ("localhost:8000", "http://localhost:8000"),
        ("https://user:CANARY@api.example.com:443/v1/chat?key=CANARY#CANARY", "https://api.example.com:443"),
        ("CANARY@host/path", "http://host"), ("http://CANARY:CANARY@host", "http://host"),
        ("http://host/v1?api-key=CANARY", "http://host"), ("grpc://[::1]:9000/x", "grpc://[::1]:9000"),
        ("https://host.example/CANARY/x", "https://host.example"),
        ("http://10.0.0.1:80", "http://10.0.0.1:80"),
    ])
    func onlySchemeHostAndPortAreShown(_ url: String, _ shown: String) {
        #expect(RunSummary.origin(of: url) == shown)
    }

    /// A slash, a question mark or a hash in a password ends what a parser takes for the host.
    @Test(arguments: [
        "", "http://", "http:///path", "http://CANARY:12/x@host", "http://CANARY:1?y@host",
        "http://CANARY#z@host",
        "CANARY/x@host", "http://:80", "http://us er:CANARY@", "http://CANARY@CANARY@host:1",
    ])
    func whatIsDoubtfulIsNotShown(_ url: String) {
        let shown = RunSummary.origin(of: url)
        #expect(shown?.contains("CANARY") != true, "\(shown ?? "")")
        #expect(shown == nil || shown == "http://host:1")
    }
}
