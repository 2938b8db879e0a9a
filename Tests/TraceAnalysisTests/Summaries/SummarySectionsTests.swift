import Testing

@testable import TraceAnalysis

/// The bytes of a summary: nothing but a summary is read, and a few bytes never stand for much memory.
@Suite struct SummarySectionsTests {
    private static let part = (try? CutRun(lines: WildLines.make(120, seed: 6)).parts(cutAt: [])[0]) ?? []

    /// The sections of a file by name.
    private func sections(_ bytes: [UInt8]) throws -> [(name: String, bytes: ArraySlice<UInt8>)] {
        var reader = StoredReader(bytes[6..<bytes.count - 8])
        var sections: [(name: String, bytes: ArraySlice<UInt8>)] = []
        while reader.left > 0 {
            let name = try reader.text()
            var inner = try reader.measured()
            var content: [UInt8] = []
            while inner.left > 0 { content.append(try inner.byte()) }
            sections.append((name, content[...]))
        }
        return sections
    }

    private func file(_ sections: [(name: String, bytes: ArraySlice<UInt8>)]) -> [UInt8] {
        var writer = SectionWriter()
        for (name, bytes) in sections { writer.put(name) { $0.put(raw: bytes) } }
        return writer.sealed()
    }

    @Test func shorterFilesAndOtherBytesAreRefused() {
        let bytes = Self.part
        for length in stride(from: 0, to: bytes.count, by: 301) {
            #expect(throws: SummaryFault.self) { try PartSummary(bytes: Array(bytes[..<length])) }
        }
        var damaged = bytes
        for index in stride(from: 0, to: bytes.count, by: 307) {
            damaged[index] ^= 0x10
            #expect(throws: SummaryFault.self) { try PartSummary(bytes: damaged) }
            damaged[index] = bytes[index]
        }
        #expect(throws: SummaryFault.notASummary) { try PartSummary(bytes: Array("{}".utf8)) }
        for (version, words) in [(UInt8(2), "an earlier version"), (4, "a later version")] {
            damaged[5] = version
            let fault = SummaryFault.otherVersion(Int(version))
            #expect(throws: fault) { try PartSummary(bytes: damaged) }
            #expect(fault.reason.contains(words))
        }
    }

    @Test func aSectionThatIsNotKnownIsSkippedAndOneThatIsMissingIsNamed() throws {
        var all = try sections(Self.part)
        #expect(file(all) == Self.part)
        all.insert(("of_a_later_version", [1, 2, 3]), at: 4)
        #expect(try PartSummary(bytes: file(all)).bytesOfFile == Self.part)
        for name in ["parts", "options", "counts", "answers", "requests", "gap_groups", "totals"] {
            #expect(throws: SummaryFault.missing(section: name)) {
                try PartSummary(bytes: file(all.filter { $0.name != name }))
            }
        }
    }

    /// What AIPerf says and what the trace gives is often one and the same: it stands there once.
    @Test func valuesThatTwoMetricsShareAreWrittenOnce() throws {
        var all = try sections(Self.part)
        let index = try #require(all.firstIndex { $0.name == "same/sample/http_req_waiting" })
        var reader = StoredReader(all[index].bytes)
        #expect(try reader.text() == "sample/ttfb")
        let whole = try PartSummary(bytes: Self.part)
        let samples = whole.measured.collector.samples
        let shared = samples[MetricTag.httpReqWaiting.rawValue]
        #expect(shared.count > 0 && shared.sorted == samples[MetricTag.ttfb.rawValue].sorted)
        // Of one that is not there, stands behind it, or is another.
        for name in [
            "sample/dns_resolution_time", "sample/time_to_headers", "sample/http_req_waiting", "x", "",
        ] {
            var writer = StoredWriter()
            writer.put(name)
            all[index].bytes = writer.bytes[...]
            #expect(throws: SummaryFault.impossible(section: "same/sample/http_req_waiting")) {
                try PartSummary(bytes: file(all))
            }
        }
    }

    /// Bytes that fit their checksum may still hold anything: they are refused, or they are a part like others.
    @Test(arguments: [1, 2, 3]) func forgedBytesDoNoHarm(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let all = try sections(Self.part)
        var refused = 0
        for _ in 0..<100 {
            var forged = all
            let index = Int.random(in: forged.indices, using: &random)
            var bytes = Array(forged[index].bytes)
            guard !bytes.isEmpty else { continue }
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            forged[index].bytes = bytes[...]
            do {
                let part = try PartSummary(bytes: file(forged))
                let again = try PartSummary(bytes: part.bytesOfFile)
                #expect(again.bytesOfFile == part.bytesOfFile)
                let (measured, run) = try part.finished(AnalysisOptions(), file: "run")
                _ = Analysis(measured, run: run, options: AnalysisOptions())
            } catch is SummaryFault {
                refused += 1
            } catch is InputError {}
        }
        #expect(refused > 20)
    }

    /// Forty upper halves with every number, each occurring so often that it takes a carry: 200 KB for 170 MB.
    @Test func manyCountsInFewBytesAreRefused() throws {
        var all = try sections(Self.part)
        let index = try #require(all.firstIndex { $0.name == "sample/ttfb" })
        let uppers = 40
        var writer = StoredWriter()
        writer.put(100_000 * 65_536 * uppers)
        for upper in 0..<uppers {
            writer.put(65_536)
            NumberColumn.write((0..<65_536).map { Int64(upper << 16 + $0) }, to: &writer)
            NumberColumn.write([Int64](repeating: 100_000, count: 65_536), to: &writer)
        }
        writer.put(0)
        writer.put(0)
        all[index].bytes = writer.bytes[...]
        let bytes = file(all)
        #expect(bytes.count < 1_000_000)
        #expect(throws: SummaryFault.impossible(section: "sample/ttfb")) { try PartSummary(bytes: bytes) }
    }

    /// A list that is said to be longer than any memory is refused before it is made.
    @Test(arguments: ["answers", "sample/ttfb", "requests"])
    func declaredCountsAreNotBelieved(_ name: String) throws {
        var all = try sections(Self.part)
        let index = try #require(all.firstIndex { $0.name == name })
        for count in [1 << 17, 1 << 32, 1 << 40, Int.max] {
            var writer = StoredWriter()
            writer.put(count)
            all[index].bytes = (writer.bytes + all[index].bytes.dropFirst(3))[...]
            #expect(throws: SummaryFault.impossible(section: name)) { try PartSummary(bytes: file(all)) }
        }
    }
}
