// Whether the p99 of a run's time to first byte keeps a limit: `swift run limit RUN MILLISECONDS`.
// Exit status 0 when it does, 1 when it does not, 65 when the run has no such times.
import TraceAnalysis

@main struct Limit {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let limit = Double(arguments[2]) else {
            print("usage: limit RUN MILLISECONDS")
            exit(64)
        }
        let reader = TraceReader(options: AnalysisOptions())
        let (measurements, _) = try reader.measure(RunLocation(arguments[1]))
        guard let sample = measurements[.ttfb] else {
            print("the run has no time to first byte")
            exit(65)
        }
        let p99 = sample.percentile(Percentile(99), by: .nearest)
        let isKept = Quantity.time.encoded(p99) <= limit
        print("p99 of \(sample.count) requests: \(Quantity.time.text(p99)), \(isKept ? "kept" : "not kept")")
        exit(isKept ? 0 : 1)
    }
}
