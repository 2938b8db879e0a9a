/// A way in which two sides are not alike, so that their figures may differ for that reason.
public struct ComparisonWarning: Sendable, Equatable {
    /// The kinds of difference.
    public enum ID: String, Sendable, CaseIterable, Encodable {
        /// A run differs from itself: its second half is slower or faster.
        case selfConsistency = "self_consistency"
        /// The same records on both sides.
        case sameInput = "same_input"
        /// Another model.
        case model
        /// Another address.
        case endpoint
        /// Another kind of API.
        case endpointType = "endpoint_type"
        /// Measured by another version of AIPerf.
        case version
        /// Some answers stream, or were asked to.
        case streaming
        /// Requests are sent by another rule: as many at once, so many a second, by a schedule or by users.
        case loadKind = "load_kind"
        /// More or fewer requests in flight, or another limit of them.
        case concurrency
        /// More or fewer requests sent a second.
        case requestRate = "request_rate"
        /// Another limit of requests before their first token.
        case prefillLimit = "prefill_limit"
        /// More or fewer requests at once, where no summary tells what was asked for.
        case peakInFlight = "peak_in_flight"
        /// More requests offered than answered, of one side or both.
        case overload
        /// More or fewer requests.
        case requests
        /// Something known of one side only.
        case oneSided = "one_sided"
        /// Longer or shorter prompts.
        case inputLength = "input_length"
        /// Longer or shorter answers.
        case outputLength = "output_length"
        /// More or fewer failures.
        case failures
        /// Metrics taken from different sources.
        case sources
        /// Parts of the run with other names.
        case phases
        /// Other objectives of a request.
        case objectives
        /// The first wave of requests counts on one side only.
        case firstWave = "first_wave"
        /// Runs analysed in different ways.
        case options

        /// Those of another load; a peak may be another because the server is slower.
        static let ofLoad: Set<ID> = [.loadKind, .concurrency, .requestRate, .prefillLimit]
    }

    /// Which kind it is.
    public let id: ID
    /// What differs, in a sentence.
    public let text: String
}

extension ComparisonWarning {
    /// What is said of a run that differs from itself.
    init(_ part: CandidateComparison.SelfConsistency) {
        let percent = part.changePercent ?? 0
        let way = percent > 0 ? "higher" : "lower"
        self.init(
            id: .selfConsistency,
            text:
                "\(part.run.visible) differs from itself: \(part.figure.name) of its second half was "
                + "\(FigureStyle.fixed(abs(percent), 1))% \(way) than that of its first.")
    }

    /// Every way in which two sides are not alike, each kind once.
    ///
    /// The first run of each side is held against the other's, and the others of a side against its first.
    static func all(from baseline: ComparedSide, to candidate: ComparedSide) -> [ComparisonWarning] {
        let pairs =
            [(baseline.first, candidate.first)]
            + baseline.runs.dropFirst().map { (baseline.first, $0) }
            + candidate.runs.dropFirst().map { (candidate.first, $0) }
        var found: Set<ID> = []
        return pairs.flatMap { UnlikeRuns($0, $1).warnings }.filter { found.insert($0.id).inserted }
    }
}
