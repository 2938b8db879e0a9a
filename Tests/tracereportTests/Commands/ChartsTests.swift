import Foundation
import Testing
import TraceCharts

@testable import tracereport

/// The charts as files.
@Suite struct ChartsTests {
    private static let run = Repository.path("samples/aiperf-0.13-errors")

    @Test func theListNamesEveryChartInALine() throws {
        let result = try Tool.run(["charts", "--list"])
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == ChartKind.all.count)
        for (line, kind) in zip(lines, ChartKind.all) {
            #expect(line.hasPrefix(kind.name + " "))
            #expect(line.hasSuffix(kind.explanation))
        }
    }

    @Test func pngUnlessToldOtherwise() throws {
        let folder = try TemporaryFolder()
        #expect(try Tool.run(["charts", Self.run, "-o", folder.path("c")]).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("c")).sorted()
        #expect(names == ChartKind.all.map { $0.name + ".png" }.sorted())
    }

    @Test func formatsThemesAndDataHaveTheirNames() throws {
        let folder = try TemporaryFolder()
        let result = try Tool.run([
            "charts", Self.run, "-o", folder.path("c"), "--chart", "ttfb-cdf", "--chart", "icl-histogram",
            "--format", "png,svg,pdf", "--theme", "light,dark", "--data",
        ])
        #expect(result.status == 0, "\(result.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("c")).sorted()
        let expected = ["icl-histogram", "ttfb-cdf"].flatMap { name in
            [name + ".csv"] + ["png", "svg", "pdf"].flatMap { ["\(name).\($0)", "\(name)-dark.\($0)"] }
        }
        #expect(names == expected.sorted())
    }

    @Test func sizeAndScaleMakeThePixels() throws {
        let folder = try TemporaryFolder()
        let result = try Tool.run([
            "charts", Self.run, "-o", folder.path("c"), "--chart", "ttfb-cdf", "--size", "500x300", "--scale",
            "3",
        ])
        #expect(result.status == 0, "\(result.errors)")
        let header = Array(try Data(contentsOf: URL(filePath: folder.path("c/ttfb-cdf.png"))).prefix(24))
        #expect(header[16..<24].elementsEqual([0, 0, 0x05, 0xDC, 0, 0, 0x03, 0x84]), "1500 by 900")
    }

    @Test func markdownIsReadyToPaste() throws {
        let folder = try TemporaryFolder()
        func printed(_ options: [String]) throws -> String {
            let arguments = ["charts", Self.run, "-o", folder.path("c"), "--chart", "ttfb-cdf"] + options
            let result = try Tool.run(arguments)
            #expect(result.status == 0, "\(result.errors)")
            return result.output
        }
        let both = try printed(["--theme", "light,dark", "--quiet"])
        let addresses = both.split(separator: "\"").filter { $0.hasSuffix(".png") }.map(String.init)
        #expect(addresses == [folder.path("c/ttfb-cdf-dark.png"), folder.path("c/ttfb-cdf.png")])
        #expect(addresses.allSatisfy { FileManager.default.fileExists(atPath: $0) })
        #expect(
            both.contains("alt=\"Time to first byte, cumulative. Cumulative distribution of 128 requests"))
        #expect(try printed([]).hasPrefix("![Time to first byte, cumulative. "))
        #expect(try printed(["--format", "svg,pdf", "--theme", "light,dark"]).isEmpty)
    }

    @Test func bytesAreTheSameInEveryProcess() throws {
        let folder = try TemporaryFolder()
        for name in ["first", "second"] {
            let options = ["--format", "png,svg,pdf", "--theme", "light,dark", "--scale", "0.5", "--data"]
            let result = try Tool.run(["charts", Self.run, "-o", folder.path(name)] + options)
            #expect(result.status == 0, "\(result.errors)")
        }
        // Alone, a chart has no other one drawn before it.
        for kind in ChartKind.all {
            let options = ["--format", "svg,pdf,png", "--scale", "0.5", "--chart", kind.name]
            #expect(try Tool.run(["charts", Self.run, "-o", folder.path("alone")] + options).status == 0)
        }
        func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: folder.path(path))) }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("first")) {
            #expect(try bytes("first/\(name)") == bytes("second/\(name)"), "\(name)")
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("alone")) {
            #expect(try bytes("first/\(name)") == bytes("alone/\(name)"), "\(name)")
        }
    }

    @Test func noFontAtAllIsAFaultOfTheInstallation() throws {
        let folder = try TemporaryFolder()
        let configuration = try folder.write(Data("<fontconfig></fontconfig>".utf8), to: "fonts.conf")
        let result = try Tool.run(
            ["charts", Self.run, "-o", folder.path("c")], environment: ["FONTCONFIG_FILE": configuration])
        #expect(result.status == 70)
        #expect(result.sentences.count == 1)
        #expect(result.errors.contains("no font is installed"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("c")))
    }

    @Test func dataAddsUp() throws {
        let folder = try TemporaryFolder()
        _ = try Tool.run(["charts", Self.run, "-o", folder.path("c"), "--data", "--format", "svg"])
        func rows(_ name: String) throws -> [[Substring]] {
            try String(contentsOfFile: folder.path("c/\(name).csv"), encoding: .utf8).split(separator: "\n")
                .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        }
        let histogram = try rows("ttfb-histogram")
        #expect(histogram[0] == ["lower", "upper", "count"])
        #expect(histogram.dropFirst().compactMap { Int($0[2]) }.reduce(0, +) == 128)
        let distribution = try rows("ttfb-cdf")
        #expect(distribution[0] == ["value", "fraction"])
        #expect(distribution.last?.last == "1")
    }

    @Test func wrongOptionsAreUsage() throws {
        for arguments in [
            ["--format", "gif"], ["--theme", "blue"], ["--size", "10"], ["--size", "1x1"], ["--scale", "0"],
            ["--chart", "pie"],
        ] {
            #expect(try Tool.run(["charts", Self.run, "-o", "out"] + arguments).status == 64, "\(arguments)")
        }
        for (arguments, words) in [
            (["--format", "gif"], "'png', 'svg' or 'pdf'"), (["--theme", "blue"], "'light' and 'dark'"),
            (["--size", "10x10"], "width from 280 to 4000 and the height from 200 to 4000"),
        ] {
            let refused = try Tool.run(["charts", Self.run, "-o", "out"] + arguments)
            #expect(refused.errors.contains(words), "\(refused.errors)")
        }
        #expect(try Tool.run(["charts", Self.run]).status == 64)
        #expect(try Tool.run(["charts"]).status == 64)
    }
}
