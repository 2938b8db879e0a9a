import Testing

@testable import TraceAnalysis

@Suite struct RedactionTests {
    private let redaction = Redaction { "<\($0)>" }

    private func run(_ endpoint: String?, id: String? = nil, file: String = "run.jsonl") -> RunDescription {
        var run = RunDescription(file: file)
        run.summary.endpoint = endpoint
        run.summary.benchmarkID = id
        run.summary.model = "model"
        return run
    }

    @Test(
        arguments: [
            ("http://host:80", "http://<host>:80"), ("https://host", "https://<host>"),
            ("http://a:1, http://b.c:2", "http://<a>:1, http://<b.c>:2"),
            ("http://[::1]:8000", "http://<[::1]>:8000"), ("http://[::1]", "http://<[::1]>"),
        ] as [(String, String)])
    func schemeAndPortStay(_ endpoint: String, _ expected: String) {
        let (redacted, _) = redaction.apply(to: run(endpoint), Traces.measured([]))
        #expect(redacted.summary.endpoint == expected)
        #expect(redacted.summary.model == "model")
        #expect(redacted.isRedacted)
    }

    @Test func whatIsNotThereIsNotInvented() {
        let (redacted, measured) = redaction.apply(to: run(nil), Traces.measured([]))
        #expect(redacted.summary.endpoint == nil && redacted.summary.benchmarkID == nil)
        #expect(measured.failures.isEmpty && measured.requests == nil)
    }

    /// A host is also hidden where masking a message left it, because it has no dot and no port.
    @Test func knownNamesAreHiddenInMessagesAndFiles() {
        let error = RecordError(type: "x", message: MaskedMessage("gpunode is down, ask gpunode"))
        let measured = Traces.measured([Traces.record(nil, error: error)])
        let described = run("http://gpunode:80", id: "b-17", file: "b-17@gpunode.jsonl")
        let (redacted, renamed) = redaction.apply(to: described, measured)
        #expect(renamed.failures.keys.first?.message?.text == "<gpunode> is down, ask <gpunode>")
        #expect(redacted.file == "<b-17>@<gpunode>.jsonl")
        #expect(redacted.summary.benchmarkID == "<b-17>")
    }

    /// Who sent a request and where to stand as pseudonyms; ports stay.
    @Test func workersAndAddressesAreRenamed() {
        var collector = MeasurementCollector(options: AnalysisOptions(), detail: .comparisons)
        for worker in ["w2", "w1", "w2"] {
            var trace = Traces.answer()
            trace.remoteIP = worker == "w1" ? "gpunode" : "fe80::7"
            trace.remotePort = 8_000
            let metadata = RecordMetadata(phaseName: "high", conversationID: "c-7", workerID: worker)
            collector.add(Traces.record(trace, metadata: metadata))
        }
        let (_, renamed) = redaction.apply(to: run(nil), collector.finish())
        let requests = renamed.requests ?? RequestTable()
        #expect((0..<3).map { requests.name(.worker, $0) } == ["<w2>", "<w1>", "<w2>"])
        #expect((0..<2).map { requests.name(.remote, $0) } == ["<[fe80::7]>:8000", "<gpunode>:8000"])
        #expect(requests.name(.phaseName, 0) == "high")
        #expect(requests[tally: .worker].listed.names.map(\.count.requests) == [1, 2])
    }

    @Test func theSlowestRequestsAreRenamedAndStayTheSame() {
        var collector = MeasurementCollector(options: AnalysisOptions(), detail: .comparisons)
        for id in ["a", "b", nil] {
            collector.add(Traces.record(Traces.answer(), metadata: RecordMetadata(requestID: id)))
        }
        let measured = collector.finish()
        let (_, renamed) = redaction.apply(to: run(nil), measured)
        let before = measured.requests?.slowest.requests ?? []
        let after = renamed.requests?.slowest.requests ?? []
        #expect(before.count == 3)
        #expect(after.map(\.id) == before.map { $0.id.map { "<\($0)>" } })
        #expect(after.map(\.duration) == before.map(\.duration))
    }
}
