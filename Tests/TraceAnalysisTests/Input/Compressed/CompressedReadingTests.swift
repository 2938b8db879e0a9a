import Foundation
import Synchronization
import Testing

@testable import TraceAnalysis

@Suite struct CompressedReadingTests {
    private let run = RunDescription(file: "run.jsonl")

    private func json(_ measured: Measurements) throws -> String {
        try Analysis(measured, run: run, options: AnalysisOptions())
            .json(generator: Analysis.Generator(name: "t", version: "1"))
    }

    /// Lines of all kinds, more than one turn takes.
    private static let text: [UInt8] = {
        var lines: [String] = []
        for index in 0..<60 {
            lines += [
                Lines.aiperf8, index % 7 == 0 ? "{\"metadata\":" : Lines.draft,
                index % 5 == 0 ? "" : Lines.aiperf8,
            ]
        }
        return Array(("\u{FEFF}" + lines.joined(separator: "\r\n")).utf8)
    }()

    /// Whatever a turn takes and however many threads there are, the figures are those of the plain file.
    @Test(arguments: Compression.allCases, [1, 2, 4])
    func theFiguresAreThoseOfThePlainFile(_ compression: Compression, _ threads: Int) throws {
        let folder = try TemporaryFolder()
        let plain = try RunLocation(folder.write(Self.text, to: "plain.jsonl"))
        let compressed = Compressed.bytes(Self.text, compression)
        let path = try RunLocation(folder.write(compressed, to: "run.bin"))
        for turn in [16, 1_000, 10_000, 8 << 20] {
            var reader = TraceReader(options: AnalysisOptions())
            reader.detail = .comparisons
            reader.turn = turn
            reader.worthSplitting = 0
            let expected = try reader.measure(plain)
            reader.threads = threads
            let (measured, bytes) = try reader.measure(path)
            #expect(try json(measured) == json(expected.0))
            #expect(measured.malformedLines == expected.0.malformedLines)
            #expect(measured.requests == expected.0.requests)
            #expect(bytes == compressed.count)
        }
    }

    @Test(arguments: Compression.allCases)
    func theBytesOfTheFileAreShownInOrder(_ compression: Compression) throws {
        let folder = try TemporaryFolder()
        let compressed = Compressed.bytes(Self.text, compression)
        let location = try RunLocation(folder.write(compressed, to: "run.jsonl"))
        let shown = Mutex<[UInt8]>([])
        let told = Mutex(0)
        var reader = TraceReader(options: AnalysisOptions())
        reader.observe = { bytes in shown.withLock { $0.append(contentsOf: bytes) } }
        reader.progress = { count in told.withLock { $0 += count } }
        _ = try reader.measure(location)
        #expect(shown.withLock { $0 } == compressed)
        #expect(told.withLock { $0 } == compressed.count)
    }

    @Test(arguments: Compression.allCases, [1, 2])
    func aFileThatIsCutOffIsRefused(_ compression: Compression, _ threads: Int) throws {
        let folder = try TemporaryFolder()
        let whole = Compressed.bytes(Self.text, compression)
        for count in stride(from: 4, to: whole.count, by: 37) {
            let path = try folder.write(Array(whole.prefix(count)), to: "run.jsonl")
            var reader = TraceReader(options: AnalysisOptions())
            reader.turn = 1_000
            reader.threads = threads
            #expect(throws: InputError.damaged(path: path, CompressedFault(.cutOff, at: count))) {
                try reader.measure(RunLocation(path))
            }
        }
    }

    /// A line beyond the limit is malformed, the ones around it count, and no buffer stays as large.
    @Test(arguments: Compression.allCases) func anEnormousLineIsMalformed(_ compression: Compression) throws {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: LineReader.limitBytes * 3)
        let good = Array((Lines.aiperf8 + "\n").utf8)
        let folder = try TemporaryFolder()
        let path = try folder.write(
            Compressed.bytes(good + long + [0x0A] + good, compression), to: "run.jsonl")
        var reader = TraceReader(options: AnalysisOptions())
        reader.threads = 2
        let (measured, _) = try reader.measure(RunLocation(path))
        #expect(measured.counts.total == 2)
        #expect(
            measured.malformedLines == [
                MalformedLine(number: 2, fault: .tooLong(limitBytes: LineReader.limitBytes))
            ])
    }

    @Test(arguments: Compression.allCases) func nothingInsideIsEmpty(_ compression: Compression) throws {
        let folder = try TemporaryFolder()
        for text in ["", "\n", "\u{FEFF}\n \n"] {
            let path = try folder.write(Compressed.bytes(Array(text.utf8), compression), to: "run.jsonl")
            #expect(throws: InputError.empty(path: path)) {
                try TraceReader(options: AnalysisOptions()).measure(RunLocation(path))
            }
        }
    }

    @Test func anotherFormatInsideIsNamed() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Compressed.gzip(Compressed.gzip(Self.text)), to: "run.jsonl.gz")
        #expect(throws: InputError.foreign(path: path, format: .gzip, inside: .gzip)) {
            try TraceReader(options: AnalysisOptions()).measure(RunLocation(path))
        }
    }
}
