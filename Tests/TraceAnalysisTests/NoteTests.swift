import Testing

@testable import TraceAnalysis

/// What was skipped, left out, taken from another source or approximated.
@Suite struct NoteTests {
    private func found(_ id: Note.ID, _ analysis: Analysis) -> Note? { analysis.notes.first { $0.id == id } }

    @Test func aPlainRunNeedsNone() {
        #expect(Traces.analysis([Traces.record(Traces.answer())]).notes.isEmpty)
    }

    @Test func thereIsOneOfEachKindInAFixedOrder() {
        var trace = Traces.answer()
        trace.connect = Traces.span(1, 2)
        trace.lookup = Traces.span(2, 1)
        trace.chunkTimes = []
        trace.chunkSizes = []
        var metrics = RecordMetrics()
        metrics.interChunkLatency = [1]
        metrics.waiting = 1
        let analysis = Traces.analysis(
            [
                Traces.record(trace, metrics: metrics), Traces.record(nil, metrics: metrics),
                Traces.record(nil, error: RecordError()),
                Traces.record(nil, metadata: RecordMetadata(phase: "warmup")),
            ], malformed: [MalformedLine(number: 1, fault: .truncated)],
            run: RunDescription(file: "run.jsonl", summaryIsUnreadable: true))
        #expect(
            analysis.notes.map(\.id) == [
                .malformedLines, .excludedByPhase, .failedLeftOut, .withoutTrace, .iclFromMetrics,
                .mixedSources,
                .chunkSizesNotRecorded, .impossibleSpans, .aiperfTotal, .summaryUnreadable,
            ])
    }

    @Test func malformedLinesAreNamedWithTheirReasons() throws {
        let two = [
            MalformedLine(number: 3, fault: .truncated), MalformedLine(number: 1_200, fault: .notUTF8),
        ]
        let analysis = Traces.analysis([Traces.record(Traces.answer())], malformed: two)
        let note = try #require(found(.malformedLines, analysis))
        #expect(note.count == 2)
        #expect(
            note.text
                == "2 malformed lines skipped: line 3 (cut off: a string or a bracket is never closed), line 1200 (not valid UTF-8)."
        )
        #expect(analysis.malformedLines == two)
    }

    @Test func onlyTwentyMalformedLinesAreNamed() throws {
        let many = (1...1_021).map { MalformedLine(number: $0, fault: .notAnObject) }
        let text = try #require(
            found(.malformedLines, Traces.analysis([Traces.record(nil)], malformed: many))?.text)
        #expect(text.hasPrefix("1,021 malformed lines skipped: line 1 (not a JSON object), "))
        #expect(text.contains("line 20 (") && !text.contains("line 21 ("))
        #expect(text.hasSuffix(" and 1,001 more."))
    }

    @Test func otherPhasesAreCountedAndOnlyKnownOnesNamed() throws {
        let records = ["warmup", "warmup", "x\u{1B}[2J\u{202E}", nil].map {
            Traces.record(nil, metadata: RecordMetadata(phase: $0))
        }
        let note = try #require(found(.excludedByPhase, Traces.analysis(records)))
        #expect(note.count == 3)
        #expect(note.text == "3 records of other phases left out: unknown 1, warmup 2.")
    }

    @Test func failuresAreLeftOutOrLetIn() throws {
        let records = [Traces.record(Traces.answer()), Traces.record(nil, error: RecordError())]
        let without = Traces.analysis(records)
        #expect(found(.failedLeftOut, without)?.count == 1)
        #expect(found(.failedIncluded, without) == nil)
        let with = Traces.analysis(records, AnalysisOptions(includeFailed: true))
        #expect(found(.failedIncluded, with)?.count == 1)
        #expect(found(.failedLeftOut, with) == nil)
    }

    @Test func aRunWithoutTraceNamesTheOption() throws {
        let analysis = try RecordedRun.named("aiperf-0.13-without-trace").linearAnalysis()
        let note = try #require(found(.withoutTrace, analysis))
        #expect(note.count == 60)
        #expect(note.text.contains("--export-http-trace"))
        #expect(found(.iclFromMetrics, analysis) == nil, "the note on the trace says it")
        #expect(analysis.metrics[.ttfb]?.source == .metrics)
        #expect(analysis.metrics[.interChunkLatency]?.source == .metrics)
        #expect(analysis.network.meanTransfer != nil)
        #expect(analysis.connections.created == nil)
    }

    @Test func a13RunSaysWhatItDoesNotRecord() throws {
        let analysis = try RecordedRun.named("aiperf-0.13-streaming").linearAnalysis()
        #expect(found(.iclFromMetrics, analysis)?.count == 300)
        #expect(found(.chunkSizesNotRecorded, analysis)?.count == 300)
        #expect(analysis.metrics[.chunkSize] == nil)
        #expect(analysis.metrics[.interChunkLatency]?.source == .metrics)
    }

    @Test func mixedSourcesAreCounted() throws {
        var metrics = RecordMetrics()
        metrics.waiting = 5e6
        let records = [
            Traces.record(Traces.answer()), Traces.record(nil, metrics: metrics),
            Traces.record(nil, metrics: metrics),
        ]
        let note = try #require(found(.mixedSources, Traces.analysis(records)))
        #expect(note.text.contains("ttfb (1 from the trace, 2 from metrics)"))
    }

    @Test func impossibleValuesAreCounted() throws {
        var trace = Traces.answer()
        trace.lookup = Traces.span(2, 1)
        trace.poolWait = Traces.span(2, 1)
        let note = try #require(found(.impossibleSpans, Traces.analysis([Traces.record(trace)])))
        #expect(note.count == 2)
    }

    /// Only where the connect lies inside the send span does AIPerf count it twice; not in the draft.
    @Test func aiperfsTotalIsExplainedWhereItDiffers() throws {
        #expect(
            found(.aiperfTotal, try RecordedRun.named("aiperf-0.13-new-connections").linearAnalysis())?.count
                == 60)
        #expect(
            found(.aiperfTotal, try RecordedRun.named("aiperf-0.13-without-trace").linearAnalysis()) != nil)
        var trace = Traces.answer()
        trace.connect = Traces.span(-5, 1)
        #expect(found(.aiperfTotal, Traces.analysis([Traces.record(trace)])) == nil)
    }
}
