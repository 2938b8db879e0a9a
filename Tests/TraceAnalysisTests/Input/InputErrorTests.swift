import Testing

@testable import TraceAnalysis

@Suite struct ForeignFormatTests {
    @Test(
        arguments: [
            ([0x1F, 0x8B, 8], ForeignFormat.gzip), (Array("BZh9".utf8), .bzip2),
            (Array("PAR1".utf8), .parquet),
            (Array("  \n[{".utf8), .jsonArray), (Array("{ \r\n \"a\"".utf8), .jsonOverSeveralLines),
            (Array("{\n  \"schema_version\": \"1.4\",\n  \"aiperf_version\": \"0.13.0\",".utf8), .summary),
            (Array("{\n  \"request_throughput\": {},\n  \"input_config\": {".utf8), .summary),
            ([0xFE, 0xFF], .utf16),
        ] as [([UInt8], ForeignFormat)])
    func theOpeningTells(_ opening: [UInt8], _ format: ForeignFormat) {
        #expect(ForeignFormat(opening: opening) == format)
    }

    @Test(arguments: ["", "{", "{\"metadata\":{}}\n", "BZh0", "BZ", "hello", "PK", "\u{1F}"])
    func anythingElseIsNone(_ opening: String) {
        #expect(ForeignFormat(opening: Array(opening.utf8)) == nil)
    }

    /// The mark of a tar archive stands behind the name of its first file.
    @Test func aTarArchive() {
        let opening = Array("run.jsonl".utf8) + [UInt8](repeating: 0, count: 248) + Array("ustar".utf8)
        #expect(ForeignFormat(opening: opening) == .tar)
    }
}
