/// A way in which two runs are not alike, so that their figures may differ for that reason.
public struct ComparisonWarning: Sendable, Equatable {
    /// The kinds of difference.
    public enum ID: String, Sendable, CaseIterable, Encodable {
        /// Another model.
        case model
        /// Another address.
        case endpoint
        /// Another kind of API.
        case endpointType = "endpoint_type"
        /// More or fewer requests in flight.
        case concurrency
        /// More or fewer requests sent a second.
        case requestRate = "request_rate"
        /// Longer or shorter prompts.
        case inputLength = "input_length"
        /// Longer or shorter answers.
        case outputLength = "output_length"
        /// More or fewer failures.
        case failures
        /// Metrics taken from different sources.
        case sources
        /// Runs analysed in different ways.
        case options
    }

    /// Which kind it is.
    public let id: ID
    /// What differs, in a sentence.
    public let text: String
}

extension ComparisonWarning {
    /// How far mean lengths may lie apart, as a share.
    private static let lengthTolerance = 0.05
    /// How far shares of failures may lie apart.
    private static let failureTolerance = 0.01

    /// Every way in which two runs are not alike.
    static func all(from baseline: AnalyzedRun, to candidate: AnalyzedRun) -> [ComparisonWarning] {
        let before = baseline.analysis
        let after = candidate.analysis
        let runs: (RunSummary, RunSummary) = (before.run.summary, after.run.summary)
        let facts: [(ID, String, String?, String?)] = [
            (.model, "the model", runs.0.model, runs.1.model),
            (.endpoint, "the endpoint", runs.0.endpoint, runs.1.endpoint),
            (.endpointType, "the kind of endpoint", runs.0.endpointType, runs.1.endpointType),
            (
                .concurrency, "the concurrency", runs.0.concurrency.map(FigureStyle.grouped),
                runs.1.concurrency.map(FigureStyle.grouped)
            ),
            (
                .requestRate, "the request rate", runs.0.requestRate.map(FigureStyle.plain),
                runs.1.requestRate.map(FigureStyle.plain)
            ),
        ]
        let differing = facts.compactMap { id, name, first, second -> ComparisonWarning? in
            guard let first, let second, first != second else { return nil }
            return ComparisonWarning(
                id: id, text: "Not alike in \(name): \(first.visible) and \(second.visible).")
        }
        let lengths = [
            length(.inputLength, "input length", .inputTokens, before, after),
            length(.outputLength, "output length", .outputTokens, before, after),
        ].compactMap { $0 }
        return differing + lengths
            + [failures(before, after), sources(before, after), options(before, after)].compactMap { $0 }
    }

    private static func length(
        _ id: ID, _ name: String, _ tag: MetricTag, _ before: Analysis, _ after: Analysis
    ) -> ComparisonWarning? {
        guard let first = before.metrics[tag]?.mean, let second = after.metrics[tag]?.mean,
            abs(second - first) > lengthTolerance * max(first, second)
        else { return nil }
        let figures = "\(FigureStyle.fixed(first, 1)) and \(FigureStyle.fixed(second, 1)) tokens"
        return ComparisonWarning(id: id, text: "Not alike in mean \(name): \(figures).")
    }

    private static func failures(_ before: Analysis, _ after: Analysis) -> ComparisonWarning? {
        let shares = [before, after].map { $0.figure(.run(.failedShare)).value ?? 0 }
        guard abs(shares[1] - shares[0]) >= failureTolerance else { return nil }
        let figures = "\(FigureStyle.percent(shares[0])) and \(FigureStyle.percent(shares[1]))"
        return ComparisonWarning(
            id: .failures,
            text: "Not alike in failed requests: \(figures) of all; latencies are of the successful ones.")
    }

    private static func sources(_ before: Analysis, _ after: Analysis) -> ComparisonWarning? {
        let differing = MetricTag.allCases.compactMap { tag -> String? in
            guard let first = before.metrics[tag]?.source, let second = after.metrics[tag]?.source,
                first != second
            else { return nil }
            return "\(tag.name) (\(first.rawValue) and \(second.rawValue))"
        }
        guard !differing.isEmpty else { return nil }
        return ComparisonWarning(
            id: .sources,
            text: "Taken from different sources, so without a verdict: \(differing.joined(separator: ", ")).")
    }

    private static func options(_ before: Analysis, _ after: Analysis) -> ComparisonWarning? {
        guard before.options != after.options else { return nil }
        return ComparisonWarning(
            id: .options,
            text:
                "Not analysed alike: percentile method, phase, window, failed records or objectives were chosen "
                + "differently.")
    }
}
