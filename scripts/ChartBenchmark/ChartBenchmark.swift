import TraceAnalysis
import TraceCharts

/// Draws a file of plain numbers as the tool's own charts do, for comparison with other programs.
///
/// `ChartBenchmark KIND VALUES OUTPUT [REPEATS]`: one file by its ending, in one process. With REPEATS the same
/// chart is made so many times more from the values in memory, and the median of the times is printed in ms.
@main
enum ChartBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, let kind = BenchmarkChart(rawValue: arguments[1]),
            let format = BenchmarkFormat(rawValue: String(arguments[3].split(separator: ".").last ?? ""))
        else {
            throw Failure("usage: ChartBenchmark histogram|cdf|series VALUES OUTPUT.png|svg|pdf [REPEATS]")
        }
        let values = try PlainNumbers.read(arguments[2])
        try PlainNumbers.write(bytes(of: values, kind, format), to: arguments[3])
        guard arguments.count > 4, let repeats = Int(arguments[4]), repeats > 0 else { return }
        let clock = ContinuousClock()
        let times = try (0..<repeats).map { _ in
            try clock.measure { _ = try bytes(of: values, kind, format) }
        }
        let median = times.sorted()[repeats / 2].components
        print(Double(median.seconds) * 1e3 + Double(median.attoseconds) * 1e-15)
    }

    private static func bytes(
        of values: [Double], _ kind: BenchmarkChart, _ format: BenchmarkFormat
    ) throws -> [UInt8] {
        guard let sample = Sample(values) else { throw Failure("no values") }
        // A request every millisecond, where the chart is one over time.
        let requests = kind == .series ? RequestTable(ttfb: values, oneEvery: 1_000_000) : nil
        let run = AnalyzedRun(
            Measurements(samples: [.ttfb: sample], requests: requests), run: RunDescription(file: "values"),
            options: AnalysisOptions())
        guard let recipe = ChartKind.named(kind.name) else { throw Failure("no chart \(kind.name)") }
        let chart = recipe.chart(run)
        let drawing = chart.drawing(theme: .light, measurer: try CairoTextMeasurer())
        return switch format {
        case .png: try CairoRenderer.png(drawing, scale: 2)
        case .svg:
            try CairoRenderer.svg(
                drawing, title: chart.title, description: chart.description, idPrefix: "chart")
        case .pdf: try CairoRenderer.pdf(drawing, title: chart.title, created: nil)
        }
    }
}

/// The kinds of chart that are compared.
enum BenchmarkChart: String {
    case histogram, cdf, series

    /// The name of the tool's own chart.
    var name: String {
        switch self {
        case .histogram: "ttfb-histogram"
        case .cdf: "ttfb-cdf"
        case .series: "ttfb-over-time"
        }
    }
}

/// The kinds of file that are compared.
enum BenchmarkFormat: String {
    case png, svg, pdf
}

/// Why nothing was drawn, in a sentence.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
