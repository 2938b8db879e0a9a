import Foundation
import Synchronization
import Testing

@testable import TraceAnalysis

@Suite struct TraceReaderTests {
    private func measure(
        _ text: String, _ options: AnalysisOptions = AnalysisOptions()
    ) throws -> (Measurements, bytes: Int, path: String) {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "run.jsonl")
        let (measurements, bytes) = try TraceReader(options: options).measure(RunLocation(path))
        return (measurements, bytes, path)
    }

    @Test func linesAreRecordsOrMalformedAndBlanksAreNeither() throws {
        let text = "\u{FEFF}\(Lines.aiperf8)\r\n\n{\"metadata\":\n  \n[]\n\(Lines.draft)"
        let (measured, bytes, _) = try measure(text)
        #expect(bytes == text.utf8.count)
        #expect(measured.counts.total == 2)
        #expect(measured.counts.malformedLines == 2)
        #expect(
            measured.malformedLines == [
                MalformedLine(number: 3, fault: .truncated), MalformedLine(number: 5, fault: .notAnObject),
            ])
    }

    @Test func theBytesAreShownInOrder() throws {
        let folder = try TemporaryFolder()
        let text = String(repeating: Lines.aiperf8 + "\n", count: 40)
        let location = try RunLocation(folder.write(text, to: "run.jsonl"))
        let shown = Mutex<[UInt8]>([])
        var reader = TraceReader(options: AnalysisOptions())
        reader.portion = 1_000
        reader.observe = { bytes in shown.withLock { $0.append(contentsOf: bytes) } }
        let (measured, bytes) = try reader.measure(location)
        #expect(measured.counts.total == 40)
        #expect(bytes == text.utf8.count)
        #expect(shown.withLock { $0 } == Array(text.utf8))
    }

    @Test(arguments: ["\u{FEFF}", "\u{FEFF}\r\n", "\u{FEFF} \t\n\r\n", "\n"])
    func whatStandsBeforeTheFirstRecordIsNothing(_ lead: String) throws {
        let (measured, _, _) = try measure(lead + Lines.aiperf8 + "\r\n")
        #expect(measured.counts.total == 1)
        #expect(measured.counts.malformedLines == 0)
    }

    @Test(arguments: ["\n\u{FEFF}", "\u{FEFF}\u{FEFF}", "\u{FEFF}\n\u{FEFF}"])
    func aMarkThatDoesNotBeginTheFileIsAFault(_ lead: String) throws {
        let (measured, _, _) = try measure(lead + Lines.aiperf8 + "\n" + Lines.draft)
        #expect(measured.counts.total == 1)
        #expect(measured.malformedLines.map(\.fault) == [.notAnObject])
    }

    @Test func theOrderOfTheLinesChangesNoFigure() throws {
        let lines = try String(
            decoding: Array(Data(contentsOf: RecordedRun.named("aiperf-0.13-errors").file)), as: UTF8.self
        )
        .split(separator: "\n").map(String.init)
        var random = SplitMix(seed: 4)
        let run = RunDescription(file: "run.jsonl")
        let first = Analysis(
            try measure(lines.joined(separator: "\n")).0, run: run, options: AnalysisOptions())
        let again = try measure(lines.shuffled(using: &random).joined(separator: "\n")).0
        let second = Analysis(again, run: run, options: AnalysisOptions())
        #expect(second.metrics == first.metrics)
        #expect(second.overview == first.overview)
        #expect(second.insights == first.insights)
        #expect(second.notes == first.notes)
        #expect(second.failures == first.failures)
    }

    @Test(arguments: ["", "\n", "\u{FEFF}", "\u{FEFF}\r\n  \n\t\n"])
    func nothingIsEmpty(_ text: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "run.jsonl")
        #expect(throws: InputError.empty(path: path)) {
            try TraceReader(options: AnalysisOptions()).measure(RunLocation(path))
        }
    }

    @Test func onlyMalformedLinesAreNoRecord() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("\n{}\nx\n", to: "run.jsonl")
        let first = MalformedLine(number: 2, fault: .noPartOfARecord)
        #expect(throws: InputError.noRecord(path: path, lines: 2, first: first)) {
            try TraceReader(options: AnalysisOptions()).measure(RunLocation(path))
        }
    }

    @Test func onlyOtherPhasesAreNamed() throws {
        let folder = try TemporaryFolder()
        let warm = #"{"metadata":{"benchmark_phase":"warmup"}}"#
        let path = try folder.write(
            "\(warm)\n\(warm)\n{\"metadata\":{\"benchmark_phase\":\"x\"}}\nbad\n", to: "r.jsonl")
        #expect(throws: InputError.otherPhases(path: path, phases: ["warmup": 2, "unknown": 1])) {
            try TraceReader(options: AnalysisOptions()).measure(RunLocation(path))
        }
        let (measured, _) = try TraceReader(options: AnalysisOptions(phase: .warmup)).measure(
            RunLocation(path))
        #expect(measured.counts.successful == 2)
        #expect(measured.counts.excluded == 1)
    }

    @Test func oneFailedRecordIsARun() throws {
        let (measured, _, _) = try measure(#"{"error":{"code":500}}"#)
        #expect(measured.counts.failed == 1)
        #expect(measured.samples.isEmpty)
    }

    @Test func aFileThatGoesAwayCannotBeRead() throws {
        let location: RunLocation
        do {
            let folder = try TemporaryFolder()
            location = try RunLocation(folder.write("", to: "run.jsonl"))
        }
        let path = try #require(location.file)
        #expect(throws: InputError.unreadable(path: path, reason: "No such file or directory")) {
            try TraceReader(options: AnalysisOptions()).measure(location)
        }
    }
}
