import FoundationEssentials

extension Telemetry.Measure {
    /// What a metric of a GPU measures; nil for one that is not shown.
    ///
    /// Names of NVIDIA's and of AMD's begin differently.
    init?(gpuMetric name: String) {
        if name.hasSuffix("gpu_utilization") {
            self = .gpuUtilization
        } else if name.hasSuffix("power_usage") {
            self = .gpuPower
        } else {
            return nil
        }
    }

    /// What a metric of a server measures, whichever of vLLM, SGLang or TGI it is; nil for one that is not shown.
    init?(serverMetric name: String) {
        let word = name.split { $0 == ":" }.last.map(String.init) ?? name
        switch word {
        case "num_requests_waiting", "num_queue_reqs", "tgi_queue_size": self = .queueLength
        case "kv_cache_usage_perc", "gpu_cache_usage_perc", "token_usage": self = .cacheUsage
        default: return nil
        }
    }
}

extension TelemetryTally {
    /// A longer line is none of AIPerf's.
    private static let longestLine = 1 << 16

    /// Takes in a line for each time that a GPU was looked at.
    ///
    /// - Returns: how many lines are not readable.
    mutating func add(gpuLines bytes: [UInt8]) -> Int {
        var unread = 0
        let decoder = JSONDecoder()
        for line in bytes.split(separator: UInt8(ascii: "\n")) where line.contains(where: { $0 > 0x20 }) {
            guard line.count <= Self.longestLine,
                let read = try? decoder.decode(GPULine.self, from: Data(line))
            else {
                unread += 1
                continue
            }
            for (name, value) in read.data.sorted(by: { $0.key < $1.key }) {
                guard let measure = Telemetry.Measure(gpuMetric: name), let number = value.number else {
                    continue
                }
                add(measure, number, at: read.time)
            }
        }
        return unread
    }

    /// Takes in the gauges that are shown: their slices of time, where there are none their means.
    ///
    /// - Returns: whether the file is readable.
    mutating func add(serverMetrics bytes: [UInt8]) -> Bool {
        guard let file = try? JSONDecoder().decode(ServerMetrics.self, from: Data(bytes)) else {
            return false
        }
        for (name, metric) in file.metrics.sorted(by: { $0.key < $1.key }) {
            guard let measure = Telemetry.Measure(serverMetric: name) else { continue }
            for series in metric.series {
                for slice in series.slices {
                    guard let mean = slice.mean.number else { continue }
                    add(measure, mean: mean, from: slice.start, to: slice.end)
                }
                if series.slices.isEmpty, let mean = series.mean?.number { add(measure, meanOfRun: mean) }
            }
        }
        return true
    }
}

/// A number, or whatever else stands in its place.
private struct MaybeNumber: Decodable {
    let number: Double?

    init(from decoder: any Decoder) throws {
        number = try? decoder.singleValueContainer().decode(Double.self)
    }
}

/// A line of `gpu_telemetry_export.jsonl`, as far as it is read.
private struct GPULine: Decodable {
    let time: Int64
    let data: [String: MaybeNumber]

    private enum CodingKeys: String, CodingKey {
        case time = "timestamp_ns"
        case data = "telemetry_data"
    }
}

/// `server_metrics_export.json`, as far as it is read.
private struct ServerMetrics: Decodable {
    struct Metric: Decodable {
        let series: [Series]

        init(from decoder: any Decoder) throws {
            let values = try? decoder.container(keyedBy: CodingKeys.self)
            series = (try? values?.decode([Series].self, forKey: .series)) ?? []
        }

        private enum CodingKeys: CodingKey { case series }
    }

    struct Series: Decodable {
        let mean: MaybeNumber?
        let slices: [Slice]

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            mean = try? values.decode(Stats.self, forKey: .stats).avg
            slices = (try? values.decode([Slice].self, forKey: .timeslices)) ?? []
        }

        private enum CodingKeys: CodingKey { case stats, timeslices }
    }

    struct Stats: Decodable {
        let avg: MaybeNumber?
    }

    struct Slice: Decodable {
        let start: Int64
        let end: Int64
        let mean: MaybeNumber

        private enum CodingKeys: String, CodingKey {
            case start = "start_ns"
            case end = "end_ns"
            case mean = "avg"
        }
    }

    let metrics: [String: Metric]
}
