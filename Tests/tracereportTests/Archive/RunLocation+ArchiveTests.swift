import Foundation
import Testing

/// An archive where one run is asked for, and a run where an archive is.
@Suite struct ArchiveInsteadOfRunTests {
    private static let runs = Repository.path("Tests/Fixtures/sweeps/native")

    /// An archive of two runs; the names of their folders.
    private func archive(in folder: borrowing TemporaryFolder) throws -> [String] {
        try [1, 8].map { load in
            let result = try Tool.run(
                ["archive", "\(Self.runs)/concurrency_\(load)", "--into", folder.path("runs"), "--quiet"])
            #expect(result.status == 0, "\(result.errors)")
            let place = result.output.split(separator: "\n").first ?? ""
            return String(try #require(place.split(separator: "/").last))
        }
    }

    @Test func anArchiveNamesItsRunsAndTheSweep() throws {
        let folder = try TemporaryFolder()
        let names = try archive(in: folder)
        let directory = folder.path("runs")
        let run = "\(Self.runs)/concurrency_8"
        for arguments in [
            [directory], ["report", directory, "-o", folder.path("out")], ["compare", run, directory],
            ["compare", directory, run],
            ["check", run, "--baseline", directory, "--require", "ttfb.p50 <= baseline"],
            ["table", directory, "-o", folder.path("a.csv")],
            ["summarize", directory, "-o", folder.path("a.summary")],
        ] {
            let result = try Tool.run(arguments)
            #expect(result.status == 66 && result.output == "", "\(arguments): \(result.errors)")
            #expect(result.errors.contains("2 runs below it"), "\(arguments): \(result.errors)")
            for name in names { #expect(result.errors.contains(name)) }
            #expect(result.errors.contains("tracereport sweep \(directory)"))
        }
        #expect(folder.names == ["runs"])
    }

    /// Neither in an archived run nor in a folder of AIPerf's is another archive made.
    @Test func noArchiveIsMadeInARun() throws {
        let folder = try TemporaryFolder()
        let names = try archive(in: folder)
        try FileManager.default.copyItem(atPath: "\(Self.runs)/concurrency_8", toPath: folder.path("run"))
        for place in [folder.path("runs/\(names[0])"), folder.path("run")] {
            let before = try FileManager.default.contentsOfDirectory(atPath: place).sorted()
            let result = try Tool.run(["archive", "\(Self.runs)/concurrency_4", "--into", place])
            #expect(result.status == 64 && result.errors.contains("is the folder of a run, not an archive"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: place).sorted() == before)
        }
    }

    @Test func aFolderThatCannotBeMadeSaysWhy() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a", to: "file")
        for place in [file, file + "/below"] {
            let result = try Tool.run(["archive", "\(Self.runs)/concurrency_4", "--into", place])
            #expect(result.status == 73, "\(result.errors)")
            #expect(
                result.errors.contains("cannot make the folder \(file): Not a directory"), "\(result.errors)")
        }
        #expect(folder.names == ["file"])
    }
}
