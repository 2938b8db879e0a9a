/// What was measured of GPUs and of the server beside a run, on the time of the run.
///
/// Only numbers are kept, those of all GPUs and of all servers as one mean.
public struct Telemetry: Sendable, Equatable {
    /// What is measured.
    public enum Measure: Int, Sendable, CaseIterable {
        /// How busy GPUs were, in %.
        case gpuUtilization
        /// What a GPU drew, in W.
        case gpuPower
        /// How many requests waited in the server's queue.
        case queueLength
        /// How full the KV cache was, in %.
        case cacheUsage
    }

    /// A stretch of the run and the mean of what was measured in it.
    public struct Window: Sendable, Equatable {
        /// Where it begins, in ns since the first request began.
        public let lower: Double
        /// Where it ends.
        public let upper: Double
        /// The mean.
        public let mean: Double
    }

    /// A measure over time.
    public struct Series: Sendable, Equatable {
        /// What is measured.
        public let measure: Measure
        /// The stretches in which something was measured, ascending; where only the mean of the run is known, one.
        public let windows: [Window]
        /// Whether only the mean of the run is known.
        public let isMeanOnly: Bool
    }

    /// What was measured, a series each.
    public let series: [Series]
    /// What could not be read, a sentence each without its full stop.
    public let notes: [String]

    /// What was measured, by its kind.
    public subscript(measure: Measure) -> Series? { series.first { $0.measure == measure } }
}

extension Telemetry {
    /// What AIPerf wrote beside a run.
    ///
    /// O(bytes).
    ///
    /// - Parameters:
    ///   - gpu: `gpu_telemetry_export.jsonl`; nil where there is none.
    ///   - server: `server_metrics_export.json`; nil where there is none.
    ///   - timeline: The time of the run; what was measured outside of it is left out.
    ///   - notes: What is known to be missing.
    /// - Returns: nil where nothing of it is of use and there is nothing to say.
    public init?(gpu: [UInt8]?, server: [UInt8]?, _ timeline: Timeline, notes: [String] = []) {
        var notes = notes
        var tally = TelemetryTally(timeline)
        if let gpu {
            let unread = tally.add(gpuLines: gpu)
            if unread > 0 {
                notes.append(
                    "not readable of the GPU telemetry: \(FigureStyle.grouped(unread)) line\(unread == 1 ? "" : "s")"
                )
            }
        }
        if let server, !tally.add(serverMetrics: server) {
            notes.append("the server metrics are not readable")
        }
        series = tally.series
        self.notes = notes
        if series.isEmpty, notes.isEmpty { return nil }
    }
}
