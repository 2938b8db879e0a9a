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
        #expect(lines.count == Figure.all.count)
        for (line, figure) in zip(lines, Figure.all) {
            #expect(line.hasPrefix(figure.name + " "))
            #expect(line.hasSuffix(figure.explanation))
        }
    }

    @Test func pngUnlessToldOtherwise() throws {
        let folder = try TemporaryFolder()
        #expect(try Tool.run(["charts", Self.run, "-o", folder.path("c")]).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("c")).sorted()
        #expect(names == Figure.all.map { $0.name + ".png" }.sorted())
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
        #expect(try Tool.run(["charts", Self.run]).status == 64)
        #expect(try Tool.run(["charts"]).status == 64)
    }
}
