// The figures of a run as a table, a row a metric: `swift run figures RUN`.
import TraceAnalysis

@main struct Figures {
    static func main() throws {
        guard let input = CommandLine.arguments.dropFirst().first else {
            print("usage: figures RUN")
            exit(64)
        }
        let reader = TraceReader(options: AnalysisOptions())
        let (measurements, bytes) = try reader.measure(RunLocation(input))
        let run = RunDescription(file: input, bytes: bytes)
        let analysis = Analysis(measurements, run: run, options: reader.options)

        row("metric", ["count", "mean", "median", "p99"])
        for tag in MetricTag.allCases {
            guard let summary = analysis.metrics[tag] else { continue }
            let values = [summary.mean, summary.median, summary.p(99)]
            row(tag.name, [String(summary.count)] + values.map { $0.map(tag.quantity.cell) ?? "" })
        }
        for figure in RunFigure.allCases {
            guard let value = analysis.figure(.run(figure)).value else { continue }
            row(figure.id, ["", figure.quantity.text(value)])
        }
    }

    /// Prints a name and, each at the right of its column, some cells.
    static func row(_ name: String, _ cells: [String]) {
        let name = name + String(repeating: " ", count: max(30 - name.count, 0))
        let cells = cells.map { String(repeating: " ", count: max(13 - $0.count, 0)) + $0 }
        print(name + cells.joined())
    }
}
