import Foundation
import Testing

@testable import TraceAnalysis

/// The fuzzer's corpus for the decoder: where it began, and whatever it found.
@Suite struct DecoderPropertyTests {
    @Test(arguments: FuzzCorpus.files("decoder")) func theCorpusReadsAlike(_ file: URL) throws {
        #expect(
            DecoderProperty.violation(Array(try Data(contentsOf: file))) == nil, "\(file.lastPathComponent)")
    }

    /// The property is none that always holds: an oracle that reads less would be noticed.
    @Test func theCorpusHoldsRecordsAndFaults() throws {
        let lines = try FuzzCorpus.files("decoder").flatMap {
            try Data(contentsOf: $0).split(separator: 0x0A)
        }
        let records = lines.filter { Lines.fault(Array($0)) == nil }.count
        #expect(records >= 10)
        #expect(DecoderProperty.violation(Array("{}\nx\n\(Lines.draft)".utf8)) == nil)
    }
}
