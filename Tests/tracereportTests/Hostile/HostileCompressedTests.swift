import Foundation
import Testing
import TraceAnalysis

/// Compressed files that are damaged, cut off, or become more than anybody has memory for.
@Suite struct HostileCompressedTests {
    private static let good = HostileLines.good.joined(separator: "\n") + "\n"
    private static let programs = ["gzip", "zstd"]

    /// The good records, compressed.
    private func compressed(_ program: String, in folder: borrowing TemporaryFolder) throws -> Data {
        let plain = try folder.write(Self.good, to: "plain")
        let path = folder.path("compressed")
        _ = try Program.output("sh", ["-c", "\(program) -qc '\(plain)' > '\(path)'"])
        return try Data(contentsOf: URL(filePath: path))
    }

    /// One sentence with the place, status 65, and nothing written.
    @Test(arguments: programs) func whatIsCutOffIsRefused(_ program: String) throws {
        let folder = try TemporaryFolder()
        let whole = try compressed(program, in: folder)
        for count in [4, 20, whole.count / 2, whole.count - 1] {
            let path = try folder.write(whole.prefix(count), to: "run.jsonl")
            for arguments in [
                [path], ["-"], [path, "--threads", "1"], ["report", path, "-o", folder.path("out")],
                ["charts", path, "-o", folder.path("out")], ["archive", path, "--into", folder.path("out")],
            ] {
                let result = try Hostile.run(arguments, input: whole.prefix(count))
                #expect(result.status == 65 && result.outputBytes.isEmpty)
                #expect(result.sentences.count == 1)
                let words = "is cut off: it ends at byte \(FigureStyle.grouped(count)),"
                #expect(result.errors.contains(words), "\(result.errors)")
            }
        }
        #expect(folder.names == ["compressed", "plain", "run.jsonl"])
    }

    @Test(arguments: programs) func whatIsDamagedIsRefused(_ program: String) throws {
        let folder = try TemporaryFolder()
        var bytes = try compressed(program, in: folder)
        bytes[bytes.count - 6] ^= 0x10
        bytes[bytes.count / 2] ^= 0x10
        let result = try Hostile.run(["-", "--format", "json"], input: bytes)
        #expect(result.status == 65 && result.outputBytes.isEmpty)
        #expect(result.sentences.count == 1)
        #expect(result.errors.contains("standard input is damaged"), "\(result.errors)")
        #expect(result.errors.contains(" byte "), "\(result.errors)")
    }

    /// A line of gigabytes in some kilobytes, whole records around it.
    @Test(arguments: ["gzip -1", "gzip -9", "zstd -1", "zstd --long=27 -19"], ["1", "4"])
    func aBomb(_ program: String, _ threads: String) throws {
        let folder = try TemporaryFolder()
        let records = try folder.write(Self.good, to: "records")
        let length = Hostile.size(256 << 20, full: 4 << 30)
        let bomb = folder.path("bomb")
        let line = "head -c \(length) /dev/zero | tr '\\0' '['"
        _ = try Program.output(
            "sh",
            ["-c", "{ cat '\(records)'; \(line); echo; cat '\(records)'; } | \(program) -c > '\(bomb)'"])
        for arguments in [[bomb], ["-"], [bomb, "--hash"]] {
            let result = try Hostile.run(
                arguments + ["--format", "json", "--threads", threads], generatedBy: "cat '\(bomb)'")
            #expect(result.status == 0, "\(result.errors)")
            let figures = try Figures(result.outputBytes)
            #expect(figures.count("overview.total_records") == 60)
            #expect(figures.malformed == [31: "longer than 16 MiB"])
        }
    }

    /// Line breaks alone, and lines that are as long as one may be, several of which would be measured at once.
    @Test(arguments: programs) func bombsOfManyLines(_ program: String) throws {
        let count = Hostile.size(50_000_000, full: 2_000_000_000)
        let empty = try Hostile.run(
            ["-"], generatedBy: "head -c \(count) /dev/zero | tr '\\0' '\\n' | \(program) -c")
        #expect(empty.status == 65 && empty.errors.contains("is empty"), "\(empty.errors)")
        let folder = try TemporaryFolder()
        let chunks = String(repeating: "[0,0],", count: Hostile.size(2 << 20, full: (16 << 20) - 1_000) / 6)
        let line = #"{"trace_data":{"response_chunks":[\#(chunks)[0,0]]}}"#
        let path = try folder.write(line + "\n", to: "line")
        let bomb = folder.path("bomb")
        let twelve = Array(repeating: "'\(path)'", count: 12).joined(separator: " ")
        _ = try Program.output("sh", ["-c", "cat \(twelve) | \(program) -c > '\(bomb)'"])
        let result = try Hostile.run([bomb, "--format", "json", "--threads", "4"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try Figures(result.outputBytes).count("overview.total_records") == 12)
    }
}
