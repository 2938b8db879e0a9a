extension Analysis {
    /// The version of the JSON's shape.
    public static let schemaVersion = "1.0"

    /// The analysis as JSON: keys sorted, numbers at full precision, absent as `null`.
    ///
    /// Control and bidi characters from the data are escaped, so that the text is inert on a terminal.
    public func json(generator: Generator) throws -> String {
        try JSONText.text(of: AnalysisDocument(analysis: self, generator: generator))
    }

    /// Which tool made a file.
    public struct Generator: Sendable, Equatable, Encodable {
        /// The tool's name.
        public let name: String
        /// The tool's version.
        public let version: String

        /// A tool by name and version.
        public init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }
}

/// The whole JSON document.
private struct AnalysisDocument: Encodable {
    let analysis: Analysis
    let generator: Analysis.Generator

    func encode(to encoder: any Encoder) throws {
        let analysis = analysis
        let metrics = Dictionary(
            uniqueKeysWithValues: MetricTag.allCases.map { ($0.name, analysis.metrics[$0]) })
        let agreement = Dictionary(
            uniqueKeysWithValues: Agreement.pairs.map { ($0.0.name, analysis.agreement[$0.0]) })
        try encoder.encodeObject([
            ("schema_version", Analysis.schemaVersion), ("generator", generator), ("input", analysis.run),
            ("options", analysis.options), ("load", analysis.load), ("goodput", analysis.goodput),
            ("overview", analysis.overview),
            ("connections", analysis.connections), ("dns", analysis.dns), ("metrics", metrics),
            ("correlation", analysis.correlation), ("network", analysis.network),
            ("groups", analysis.groups), ("phases", analysis.phases), ("agreement", agreement),
            ("failures", analysis.failures),
            ("headline", analysis.findings?.headline), ("findings", analysis.findings?.ranked),
            ("insights", analysis.insights), ("notes", analysis.notes),
            ("malformed_lines", analysis.malformedLines),
        ])
    }
}

extension RunDescription: Encodable {
    /// Writes the member `input`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("file", file), ("bytes", bytes), ("sha256", sha256), ("aiperf_version", summary.aiperfVersion),
            ("model", summary.model), ("endpoint", summary.endpoint), ("endpoint_type", summary.endpointType),
            ("concurrency", summary.concurrency), ("request_rate", summary.requestRate),
            ("benchmark_id", summary.benchmarkID), ("start_time", startTime),
        ])
    }
}

extension AnalysisOptions: Encodable {
    /// Writes the member `options`.
    public func encode(to encoder: any Encoder) throws {
        let percentiles = Set(Summary.standingPercentiles + extraPercentiles).sorted()
        try encoder.encodeObject([
            ("percentile_method", percentileMethod), ("percentiles", percentiles.map { Double($0.label) }),
            ("phase", phase.rawValue), ("include_failed", includeFailed),
            ("window", window?.text), ("steady", isSteady), ("slo", objectives.map(\.text)),
        ])
    }
}

extension RunLoad: Encodable {
    /// Writes the member `load`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("kind", asked.kind), ("requested_rate", asked.rate), ("kept_rate", keptRate),
            ("kept_share", keptShare), ("requested_concurrency", asked.concurrency),
            ("prefill_limit", asked.prefillConcurrency), ("mean_in_flight", meanInFlight),
            ("peak_in_flight", peakInFlight), ("requested_requests", asked.requests),
        ])
    }
}

extension Goodput: Encodable {
    /// Writes the member `goodput`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("objectives", parts.map { GoodputPart(part: $0, of: of) }), ("good", good), ("of", of),
            ("share", share), ("rate", rate), ("source", source),
        ])
    }
}

/// One element of `objectives`.
private struct GoodputPart: Encodable {
    let part: Goodput.Part
    let of: Int

    func encode(to encoder: any Encoder) throws {
        let objective = part.objective
        try encoder.encodeObject([
            ("metric", objective.metric), ("operator", objective.comparison),
            ("limit", objective.quantity.encoded(objective.limit)), ("unit", objective.quantity.unit),
            ("met", part.met), ("of", of),
        ])
    }
}

extension Overview: Encodable {
    /// Writes the member `overview`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("total_records", totalRecords), ("excluded_by_phase", excludedByPhase),
            ("outside_window", outsideWindow), ("malformed_lines", malformedLines),
            ("records_with_trace", recordsWithTrace),
            ("successful_requests", successfulRequests), ("failed_requests", failedRequests),
            ("cancelled_requests", cancelledRequests), ("streaming_requests", streamingRequests),
            ("non_streaming_requests", nonStreamingRequests), ("duration_s", duration.map { $0 / 1e9 }),
            ("request_throughput", requestThroughput), ("output_token_throughput", outputTokenThroughput),
            ("empty_answers", emptyAnswers),
            ("is_complete", isComplete),
        ])
    }
}

extension Connections: Encodable {
    /// Writes the member `connections`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([("created", created), ("reused", reused), ("reuse_rate", reuseRate)])
    }
}

extension DNSResolution: Encodable {
    /// Writes the member `dns`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("lookups", lookups), ("cache_hits", cacheHits), ("cache_hit_rate", cacheHitRate),
        ])
    }
}

extension Summary: Encodable {
    /// Writes one member of `metrics`, by AIPerf's names.
    public func encode(to encoder: any Encoder) throws {
        let figures: [MetricStatistic] = [.mean, .minimum, .maximum, .standardDeviation, .median, .sum]
        try encoder.encodeObject(
            [("unit", quantity.unit), ("count", count), ("source", source)]
                + figures.map { ($0.name, value($0).map(quantity.encoded)) }
                + percentiles.map { ("p\($0.label)", quantity.encoded($1)) })
    }
}

extension TokenCorrelation: Encodable {
    /// Writes the member `correlation`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("avg_tokens_per_second", meanTokensPerSecond),
            ("avg_time_per_token_ms", meanTimePerToken.map(Quantity.time.encoded)),
            ("avg_output_tokens", meanOutputTokens),
            ("avg_inter_chunk_latency_ms", meanInterChunkLatency.map(Quantity.time.encoded)),
            ("avg_chunks_per_token", meanChunksPerToken), ("avg_tokens_per_chunk", meanTokensPerChunk),
            ("avg_bytes_per_token", meanBytesPerToken), ("total_response_bytes", totalResponseBytes),
            ("total_output_tokens", totalOutputTokens), ("overall_bytes_per_token", overallBytesPerToken),
            ("duration_explained_by_tokens", durationExplainedByTokens),
        ])
    }
}

extension NetworkBreakdown: Encodable {
    /// Writes the member `network`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("avg_ttfb_ms", meanTTFB), ("avg_transfer_ms", meanTransfer),
            ("transfer_processing_ratio", transferProcessingRatio),
        ])
    }
}

extension PhaseBreakdown: Encodable {
    /// Writes the member `phases`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject(
            [("count", count), ("avg_total_ms", total)]
                + means.pairs.map { ("avg_\($0.phase.name)_ms", $0.value) })
    }
}

extension Agreement: Encodable {
    /// Writes one member of `agreement`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("compared_with", comparedWith.name), ("count", count),
            ("mean_difference_ms", Quantity.time.encoded(meanDifference)),
            ("max_abs_difference_ms", Quantity.time.encoded(largestDifference)),
        ])
    }
}

extension Failure: Encodable {
    /// Writes one element of `failures`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("type", type), ("code", code), ("cancelled", isCancellation), ("count", count),
            ("message", message?.text), ("root_cause", rootCause?.text),
        ])
    }
}

extension RequestGroup: Encodable {
    /// Writes one element of `groups`; the place in a conversation as a number.
    public func encode(to encoder: any Encoder) throws {
        let shown: any Encodable & Sendable = by == .turn ? Int(value) ?? 0 : value
        try encoder.encodeObject([
            ("by", by), ("value", shown), ("requests", requests), ("failed", failed),
            ("ttfb_p50_ms", ttfb.map(Quantity.time.encoded)),
            ("time_to_first_token_p50_ms", timeToFirstToken.map(Quantity.time.encoded)),
            ("http_req_duration_p50_ms", duration.map(Quantity.time.encoded)),
        ])
    }
}

extension Insight: Encodable {
    /// Writes one element of `insights`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([
            ("id", id), ("verdict", verdict), ("value", value.map(quantity.encoded)), ("unit", quantity.unit),
            ("rule", rule),
            ("text", text),
        ])
    }
}

extension Note: Encodable {
    /// Writes one element of `notes`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([("id", id), ("count", count), ("text", text)])
    }
}

extension MalformedLine: Encodable {
    /// Writes one element of `malformed_lines`.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeObject([("line", number), ("reason", fault.reason)])
    }
}
