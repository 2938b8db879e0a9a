import Foundation
import Testing

@testable import TraceAnalysis

/// Parts come and go from version to version: what a tool does not know it skips, what is not there is absent.
@Suite struct StorableTests {
    /// A value as a version of the tool knows it that stores more of it.
    private struct Newer: StorableByParts, Equatable {
        var name = "a"
        var number: Double? = 2
        var turns = 7

        static var parts: some StoredForm<Newer> {
            StoredParts(
                StoredPart("name", \.name), StoredPart("turns", unwritten: 1, \.turns),
                StoredPart("number", \.number)
            ) { Newer(name: $0, number: $2, turns: $1) }
        }
    }

    /// The same as an older version knows it.
    private struct Older: StorableByParts, Equatable {
        var name = "a"

        static var parts: some StoredForm<Older> {
            StoredParts(StoredPart("name", \.name)) { $0.isEmpty ? nil : Older(name: $0) }
        }
    }

    private func bytes(_ value: some Storable) -> [UInt8] {
        var writer = StoredWriter()
        value.write(to: &writer)
        return writer.bytes
    }

    private func read<Value: Storable>(_ bytes: [UInt8]) throws -> Value {
        var reader = StoredReader(bytes[...])
        return try reader.whole()
    }

    @Test func whatIsReadIsWhatWasWritten() throws {
        #expect(try read(bytes(Newer())) == Newer())
        #expect(try read(bytes(Newer(number: nil))) == Newer(number: nil))
        #expect(try read(bytes([Newer(), Newer(name: "b")])) == [Newer(), Newer(name: "b")])
        #expect(try read(bytes(["x": 1, "y": 2])) == ["x": 1, "y": 2])
        #expect(try read(bytes([nil, -1] as [Int64?])) == [nil, -1] as [Int64?])
        let phases = Phases { Double($0.rawValue) }
        #expect(try read(bytes(phases)) == phases)
    }

    @Test func anUnknownPartIsSkipped() throws {
        #expect(try read(bytes(Newer(name: "n"))) == Older(name: "n"))
        #expect(try read(bytes([Newer(), Newer()])) == [Older(), Older()])
    }

    @Test func aMissingPartIsAbsentIfItMayBe() throws {
        #expect(try read(bytes(Older(name: "o"))) == Newer(name: "o", number: nil, turns: 1))
        #expect(throws: StoredRunFault.impossible) { let _: Newer = try read([0]) }
    }

    @Test func partsThatNoValueHasAreRefused() {
        #expect(throws: StoredRunFault.impossible) { let _: Older = try read(bytes(Older(name: ""))) }
    }
}

/// The same of whole runs.
@Suite struct StoredRunPartsTests {
    /// A stored run with its body changed: parts are found by their path.
    private func changed(
        _ run: StoredRun, _ path: [String], _ change: (inout [(name: String, bytes: [UInt8])]) -> Void
    ) throws -> StoredRun {
        func edited(_ bytes: [UInt8], _ path: ArraySlice<String>) throws -> [UInt8] {
            var reader = StoredReader(bytes[...])
            let named = try reader.named()
            var parts = try named.keys.sorted().map { name in
                var part = try #require(named[name])
                let bytes = try (0..<part.left).map { _ in try part.byte() }
                guard name == path.first else { return (name: name, bytes: bytes) }
                // What may be absent has a mark before it that says that it is there.
                let mark = Array(bytes.prefix(name == "requests" ? 1 : 0))
                let rest = try edited(Array(bytes.dropFirst(mark.count)), path.dropFirst())
                return (name: name, bytes: mark + rest)
            }
            if path.isEmpty { change(&parts) }
            var writer = StoredWriter()
            writer.put(named: parts)
            return writer.bytes
        }
        var writer = StoredWriter()
        run.write(to: &writer)
        return try StoredRun(bytes: StoredRun.sealed(edited(writer.bytes, path[...])))
    }

    private func stored() throws -> StoredRun {
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .comparisons
        let fixture = RecordedRun.named("aiperf-0.13-without-trace")
        let (measured, bytes) = try reader.measure(RunLocation(fixture.folder.path()))
        return StoredRun(
            AnalyzedRun(
                measured, run: RunDescription(file: "run.jsonl", bytes: bytes), options: AnalysisOptions()))
    }

    /// As a later version may write it: more parts of the run, of its measurements, of a metric that is not there
    /// yet, of its table.
    @Test(arguments: [
        [], ["measurements"], ["measurements", "samples"], ["measurements", "requests"], ["description"],
        ["measurements", "counts"],
    ]) func aRunWithAnotherPartIsRead(_ path: [String]) throws {
        let run = try stored()
        let read = try changed(run, path) { $0.append(("of a later version", [1, 2, 3])) }
        #expect(read.run.analysis == run.run.analysis)
        #expect(read.bytes == run.bytes)
    }

    @Test func aRunWithoutAnOptionalPartIsRead() throws {
        let run = try stored()
        #expect(run.run.measurements.requests != nil)
        for part in ["requests", "comparison_basis"] {
            let read = try changed(run, ["measurements"]) { $0.removeAll { $0.name == part } }
            // Without the requests nobody knows how many were in flight.
            if part != "requests" { #expect(read.run.analysis == run.run.analysis) }
            #expect(read.run.analysis.metrics == run.run.analysis.metrics)
            #expect((read.run.measurements.requests == nil) == (part == "requests"))
            #expect((read.run.measurements.comparisonBasis == nil) == (part != "requests"))
        }
        #expect(throws: StoredRunFault.impossible) {
            try changed(run, ["measurements"]) { $0.removeAll { $0.name == "counts" } }
        }
    }

    /// Columns are pairs of a name and bytes: one that is missing is as if nothing of it were recorded.
    @Test func aRunWithOtherColumnsIsRead() throws {
        let run = try stored()
        let rows = try #require(run.run.measurements.requests)
        let read = try changed(run, ["measurements", "requests"]) { parts in
            for index in parts.indices where parts[index].name == "columns" {
                var reader = StoredReader(parts[index].bytes[...])
                var columns = (try? [String: [UInt8]].columns(from: &reader)) ?? [:]
                columns["inputTokens"] = nil
                columns["ofALaterVersion"] = [9, 9]
                parts[index].bytes = columns.stored
            }
        }
        let kept = try #require(read.run.measurements.requests)
        #expect((0..<kept.count).allSatisfy { kept[.inputTokens][$0] == nil })
        #expect(kept[.outputTokens] == rows[.outputTokens])
        #expect(kept[.ttfb] == rows[.ttfb])
    }

    /// `archive` as it was before parts had names.
    @Test func theFirstVersionIsRefusedWithTheReason() throws {
        let file = RecordedRun.repository.appending(path: "Tests/Fixtures/archive-version-1.bin")
        let bytes = try [UInt8](Data(contentsOf: file))
        #expect(throws: StoredRunFault.otherVersion(1)) { try StoredRun(bytes: bytes) }
        let reason = StoredRunFault.otherVersion(1).reason
        #expect(reason.contains("version 1 of the format"))
        #expect(reason.contains("`archive rebuild` cannot help, as"))
        #expect(reason.contains("archive the run anew"))
        #expect(!StoredRunFault.otherVersion(9).reason.contains("rebuild"))
    }
}

extension [String: [UInt8]] {
    /// Columns of a stored table.
    fileprivate static func columns(from reader: inout StoredReader) throws -> [String: [UInt8]] {
        let pairs = try reader.list { (reader) throws(StoredRunFault) in
            (try reader.text(), Array(try reader.bytes()))
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The bytes of a stored table's columns.
    fileprivate var stored: [UInt8] {
        var writer = StoredWriter()
        writer.put(sorted { $0.key < $1.key }) { writer, column in
            writer.put(column.key)
            writer.put(column.value.count)
            writer.put(raw: column.value)
        }
        return writer.bytes
    }
}
