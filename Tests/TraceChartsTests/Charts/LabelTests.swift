import Testing
import TraceAnalysis

@testable import TraceCharts

/// No two labels overlap, none lies on a line, and none leaves the picture, whatever the data.
@Suite struct LabelTests {
    static func faults(_ drawing: Drawing) -> [String] {
        let measurer = BlockMeasurer()
        let texts = drawing.texts
        let boxes = texts.map { $0.box(measurer).shrunk }
        var faults: [String] = []
        for (index, box) in boxes.enumerated() {
            let text = texts[index].string
            if box.x < 0 || box.y < 0 || box.maxX > drawing.size.width || box.maxY > drawing.size.height {
                faults.append("'\(text)' leaves the picture")
            }
            for (other, otherBox) in boxes.enumerated() where other > index && box.overlaps(otherBox) {
                faults.append("'\(text)' overlaps '\(texts[other].string)'")
            }
            if let line = drawing.lines.first(where: { box.meets($0.0, $0.1) }) {
                faults.append("'\(text)' at \(box) lies on the line \(line)")
            }
        }
        return faults
    }

    /// Random values of a random kind.
    private static func values(_ random: inout SplitMix64) -> [Double] {
        let count = [1, 2, 3, 7, 30, 99, 250, 700][Int.random(in: 0..<8, using: &random)]
        let scale = [1e2, 1e5, 1e7, 1e9, 1e12][Int.random(in: 0..<5, using: &random)]
        let spread = [0, 0.01, 0.3, 1, 2.5][Int.random(in: 0..<5, using: &random)]
        let lattice = [1, scale, scale * 3][Int.random(in: 0..<3, using: &random)]
        let zeros = [0, 0, 0.02, 0.4][Int.random(in: 0..<4, using: &random)]
        var values = (0..<count).map { _ -> Double in
            if Double.random(in: 0..<1, using: &random) < zeros { return 0 }
            return (random.logNormal(median: scale, spread: spread) / lattice).rounded() * lattice
        }
        if Int.random(in: 0..<5, using: &random) == 0 { values.append(scale * 1_000) }
        if Int.random(in: 0..<8, using: &random) == 0 { values.append(-scale) }
        return values
    }

    /// A run with the one metric that a chart shows.
    private static func run(
        for chart: String, _ values: [Double], _ random: inout SplitMix64, round: Int
    ) -> AnalyzedRun {
        let source: MetricSource = round.isMultiple(of: 2) ? .trace : .metrics
        switch chart.split(separator: "-").first {
        case "icl", "chunk": return AnalyzedRun(icl: values, failed: round % 3, source: source)
        case "throughput": return AnalyzedRun(throughput: values, failed: round % 3, source: source)
        case "ttfb", "chunks": return AnalyzedRun(ttfb: values, failed: round % 3, source: source)
        default:
            let transfer = LabelTests.values(&random) + values
            return AnalyzedRun(ttfb: values, transfer: transfer, failed: round % 3)
        }
    }

    /// Runs of single requests of a random kind; each is drawn by every chart that needs them.
    private static let requestRuns: [AnalyzedRun] = {
        var random = SplitMix64(17)
        return (0..<200).map { round in
            let count = [1, 2, 5, 20, 60, 130][Int.random(in: 0..<6, using: &random)]
            let lanes = [1, 3, 20, 70][Int.random(in: 0..<4, using: &random)]
            let scale = [0.001, 1, 40, 9_000][Int.random(in: 0..<4, using: &random)]
            let spread = [0, 0.3, 2.5][Int.random(in: 0..<3, using: &random)]
            var options = AnalysisOptions()
            options.objectives = ["ttfb <= \(scale)ms", "ttlb <= \(10 * scale)ms"].prefix(round % 3)
                .compactMap { try? Objective($0) }
            return AnalyzedRun(
                requests: (0..<count).map { index in
                    var request = TestRequest(start: Double(index) * scale)
                    request.id = round % 3 == 0 ? nil : String(repeating: "id", count: index % 40)
                    request.wait = index % 11 == 3 ? 0 : random.logNormal(median: scale, spread: spread)
                    request.gaps = (0..<(index % 9)).map { _ in
                        random.logNormal(median: scale, spread: spread)
                    }
                    request.connect = index % 5 == 0 ? 0.5 : 0
                    request.port = Int64(index % lanes)
                    request.isFailed = index % 7 == 6
                    request.hasTrace = round % 5 != 4
                    request.inputTokens = round % 7 == 6 ? nil : Double(index * index)
                    request.outputTokens = Double(1 + index * 7 % 13)
                    return request
                }, options: options)
        }
    }()

    static let sizes = [
        Chart.standardSize, Size(480, 300), Size(1_200, 500), Chart.smallestSize,
        Size(Chart.phoneSize.width / Chart.phoneTextScale, Chart.phoneSize.height / Chart.phoneTextScale),
    ]

    /// Those that are drawn of single requests, and objectives, which need a run that has some.
    @Test(arguments: ChartKind.ofRequests.map(\.name) + ["slo"]) func labelsOfRequestsNeverCollide(
        _ name: String
    )
        throws
    {
        let kind = try #require(ChartKind.named(name))
        for (round, run) in LabelTests.requestRuns.enumerated() {
            let size = LabelTests.sizes[round % LabelTests.sizes.count]
            let faults = LabelTests.faults(
                kind.chart(run).drawing(size: size, theme: .light, measurer: BlockMeasurer()))
            #expect(faults.isEmpty, "round \(round), \(size): \(faults.prefix(3))")
        }
    }

    @Test(
        arguments: ChartKind.all.map(\.name).filter { name in
            name != "slo" && !ChartKind.ofRequests.contains { $0.name == name }
        })
    func labelsNeverCollide(_ name: String) throws {
        let kind = try #require(ChartKind.named(name))
        var random = SplitMix64(11)
        for round in 0..<300 {
            let values = LabelTests.values(&random)
            let run = LabelTests.run(for: name, values, &random, round: round)
            let size = LabelTests.sizes[round % LabelTests.sizes.count]
            let faults = LabelTests.faults(
                kind.chart(run).drawing(size: size, theme: .light, measurer: BlockMeasurer()))
            #expect(faults.isEmpty, "round \(round), \(size): \(faults.prefix(3))")
        }
    }
}

extension Rect {
    /// A little smaller, so that touching is not overlapping.
    fileprivate var shrunk: Rect { Rect(x: x + 0.25, y: y + 0.25, width: width - 0.5, height: height - 0.5) }
}

extension Drawing {
    /// Every straight line of every stroke; grid lines and axes too.
    fileprivate var lines: [(Point, Point)] {
        func collect(_ operations: [DrawingOperation]) -> [(Point, Point)] {
            operations.flatMap { operation -> [(Point, Point)] in
                switch operation {
                case .stroke(let path, _):
                    var (lines, last): ([(Point, Point)], Point?) = ([], nil)
                    for element in path.elements {
                        switch element {
                        case .move(let point): last = point
                        case .line(let point):
                            if let last { lines.append((last, point)) }
                            last = point
                        case .curve, .close: last = nil
                        }
                    }
                    return lines
                case .clip(_, let content), .placed(_, _, let content), .tagged(_, let content):
                    return collect(content)
                case .fill, .text, .image, .spot: return []
                }
            }
        }
        return collect(operations)
    }
}
