// A chart of one's own, with a mark of one's own, beside one that is built in: `swift run chart RUN FOLDER`.
import FoundationEssentials
import TraceAnalysis
import TraceCharts

@main struct OwnChart {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            print("usage: chart RUN FOLDER")
            exit(64)
        }
        var reader = TraceReader(options: AnalysisOptions())
        reader.detail = .charts
        let (measurements, bytes) = try reader.measure(RunLocation(arguments[1]))
        let description = RunDescription(file: arguments[1], bytes: bytes)
        let run = AnalyzedRun(measurements, run: description, options: reader.options)
        guard let requests = measurements.requests, let builtIn = ChartKind.named("ttfb-cdf") else { return }
        let times = requests.counted(reader.options).compactMap { requests[.ttfb][$0] }
        var charts = [builtIn.name: builtIn.chart(run)]
        if let sample = Sample(times) { charts["requests"] = requestChart(times, sample) }

        let measurer = try CairoTextMeasurer()
        for (name, chart) in charts {
            let drawing = chart.drawing(theme: .light, measurer: measurer)
            let picture = try CairoRenderer.png(drawing, scale: 2)
            try Data(picture).write(to: URL(filePath: "\(arguments[2])/\(name).png"))
        }
    }
}
