import Foundation
import Testing

@testable import TraceAnalysis

/// Whole files, read in portions of any size by any number of threads, against lines cut and decoded in the
/// obvious way: the same analysis, the same requests, the same refused lines.
@Suite struct TraceReaderOracleTests {
    /// The measurements of a file by the oracle: lines between line breaks, one record after the other.
    private func oracle(_ bytes: [UInt8]) -> Measurements {
        var collector = MeasurementCollector(options: AnalysisOptions(), detail: .comparisons)
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { continue }
            do throws(LineFault) {
                collector.add(try OracleDecoder.decode(Array(line)[...]))
            } catch {
                collector.add(MalformedLine(number: index + 1, fault: error))
            }
        }
        return collector.finish()
    }

    private func expectOracle(_ bytes: [UInt8], portions: [Int], threads: ClosedRange<Int>) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("run.jsonl")
        try Data(bytes).write(to: URL(filePath: path))
        let location = try RunLocation(path)
        let expected = oracle(bytes)
        let run = RunDescription(file: "run.jsonl")
        let analysis = Analysis(expected, run: run, options: AnalysisOptions())
        for portion in portions {
            for count in threads {
                var reader = TraceReader(options: AnalysisOptions())
                reader.detail = .comparisons
                reader.portion = portion
                reader.threads = count
                reader.worthSplitting = 0
                let (measured, size) = try reader.measure(location)
                let found = Analysis(measured, run: run, options: AnalysisOptions())
                let place = "portions of \(portion), \(count) threads"
                #expect(size == bytes.count, "\(place)")
                #expect(found.metrics == analysis.metrics, "\(place)")
                #expect(found.overview == analysis.overview, "\(place)")
                #expect(found.connections == analysis.connections, "\(place)")
                #expect(found.dns == analysis.dns, "\(place)")
                #expect(found.phases == analysis.phases, "\(place)")
                #expect(found.network == analysis.network, "\(place)")
                #expect(found.agreement == analysis.agreement, "\(place)")
                #expect(found.failures == analysis.failures, "\(place)")
                #expect(found.notes == analysis.notes, "\(place)")
                #expect(
                    measured.malformedLines.map(\.number) == expected.malformedLines.map(\.number), "\(place)"
                )
                #expect(measured.requests == expected.requests, "\(place)")
            }
        }
    }

    /// Every kind of line once: of each generation, respaced, reordered, escaped, cut off, damaged, blank.
    private func mixedLines() -> [[UInt8]] {
        let plain = [Lines.draft, Lines.aiperf6, Lines.aiperf8, Lines.aiperf13].map { Array($0.utf8) }
        var lines: [[UInt8]] = []
        for line in plain {
            lines += [
                line, Mutation.spaced(line), Mutation.spacedBehind(line), Mutation.reordered(line),
                Array(line.prefix(line.count / 2)), [],
                Mutation.replacing("\"metrics\"", by: "\"\\u006detrics\"", in: line), line + [0x0D],
                Mutation.replacing("1795466080372050500", by: "1.795466080372e18", in: line), [0x20, 0x09],
                [0xFF] + line, Mutation.replacing("\"w\"", by: "\"wörker\"", in: line),
            ]
        }
        return lines + [Array(#"{"error":{"code":500}}"#.utf8), Array("[]".utf8)]
    }

    @Test func `Buffers of every small size`() throws {
        let bytes = Array(mixedLines().joined(separator: [0x0A]))
        try expectOracle(bytes, portions: Array(stride(from: 16, through: 112, by: 3)), threads: 1...1)
    }

    @Test func `Up to four threads, a line break at the end or none`() throws {
        for tail in [[], [0x0A], [0x0A, 0x0A, 0x20]] as [[UInt8]] {
            let bytes = Array(mixedLines().joined(separator: [0x0A])) + tail
            try expectOracle(bytes, portions: [16, 61, 4_096], threads: 1...4)
        }
    }

    /// More threads than lines: some have nothing to read.
    @Test func `Few lines`() throws {
        for count in 1...3 {
            let lines = [Lines.aiperf8, Lines.draft, Lines.aiperf13].prefix(count).map { Array($0.utf8) }
            try expectOracle(Array(lines.joined(separator: [0x0A])), portions: [64], threads: 1...4)
        }
    }

    @Test(arguments: RecordedRun.all) func `Real runs`(_ run: RecordedRun) throws {
        let lines = try Data(contentsOf: run.file).split(separator: 0x0A)
        let some = lines.enumerated().filter { $0.offset.isMultiple(of: 5) || $0.offset < 10 }.map {
            Array($0.element)
        }
        try expectOracle(Array(some.joined(separator: [0x0A])), portions: [4_096], threads: 1...4)
    }
}
