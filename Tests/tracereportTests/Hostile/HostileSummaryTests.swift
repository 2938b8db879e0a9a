import Foundation
import Testing

@testable import TraceAnalysis
@testable import tracereport

/// Summaries that say more than there is memory for.
@Suite struct HostileSummaryTests {
    /// The sections of a real summary, one of them replaced.
    private func forged(
        _ name: String, in folder: borrowing TemporaryFolder, _ write: (inout StoredWriter) -> Void
    ) throws -> String {
        let path = folder.path("good.summary")
        let run = Repository.path("samples/aiperf-0.13-streaming")
        #expect(try Tool.run(["summarize", run, "-o", path]).status == 0)
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        var reader = StoredReader(bytes[6..<bytes.count - 8])
        var file = SectionWriter()
        while reader.left > 0 {
            let section = try reader.text()
            var inner = try reader.measured()
            guard section != name else {
                file.put(section, write)
                continue
            }
            let content = try inner.raw()
            file.put(section) { $0.put(raw: content) }
        }
        return try folder.write(Data(file.sealed()), to: "forged.summary")
    }

    private func expectRefused(_ path: String, naming section: String) throws {
        let folder = try TemporaryFolder()
        for arguments in [[path], ["merge", path, path, "-o", folder.path("out")]] {
            let result = try Hostile.run(arguments)
            #expect(result.status == 65 && result.sentences.count == 1, "\(result.errors)")
            #expect(result.errors.contains(section), "\(result.errors)")
        }
    }

    /// Tables of counts from five kilobytes each, with a carry for every number: four megabytes each.
    @Test func tablesWithoutEnd() throws {
        let folder = try TemporaryFolder()
        let uppers = Hostile.size(40, full: 400)
        let path = try forged("sample/ttfb", in: folder) { writer in
            writer.put(70_000 * 65_536 * uppers)
            for upper in 0..<uppers {
                writer.put(65_536)
                NumberColumn.write((0..<65_536).map { Int64(upper << 16 + $0) }, to: &writer)
                NumberColumn.write([Int64](repeating: 70_000, count: 65_536), to: &writer)
            }
            writer.put(0)
            writer.put(0)
        }
        try expectRefused(path, naming: "sample/ttfb")
    }

    @Test(arguments: ["sample/ttfb", "answers", "totals", "agreement/request_latency"])
    func countsThatAreNotThere(_ section: String) throws {
        let folder = try TemporaryFolder()
        for count in [1 << 20, 1 << 32, 1 << 40, Int.max] {
            let path = try forged(section, in: folder) { writer in
                for _ in 0..<8 { writer.put(count) }
            }
            try expectRefused(path, naming: section)
        }
    }

    /// Numbers that take no bits: 160 MB of them are said to come.
    @Test func columnsOfNothing() throws {
        let folder = try TemporaryFolder()
        let path = try forged("answers", in: folder) { writer in
            writer.put(20_000_000)
            for _ in 0..<10 { NumberColumn.write([Double](repeating: 0, count: 1 << 16), to: &writer) }
        }
        try expectRefused(path, naming: "answers")
    }
}

extension StoredReader {
    /// All bytes that are left.
    fileprivate mutating func raw() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while left > 0 { bytes.append(try byte()) }
        return bytes
    }
}
