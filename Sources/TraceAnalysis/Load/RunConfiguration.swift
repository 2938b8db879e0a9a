/// What a run was made of: what has to be equal for its figures to stand in one curve, trend or group.
///
/// ```swift
/// let isSame = analysis.configuration.differences(from: other.configuration, in: .trend).isEmpty
/// ```
public struct RunConfiguration: Sendable, Equatable {
    /// The models, joined by `, `; nil where no summary says it.
    public var model: String?
    /// scheme://host:port of each URL, joined by `, `.
    public var endpoint: String?
    /// The kind of API: `chat`, `completions`, ….
    public var endpointType: String?
    /// Whether answers stream, as was asked for, else as most of them did; nil where neither is known.
    public var streams: Bool?
    /// The load that was asked for.
    public var load = AskedLoad()
    /// The mean number of input tokens; nil where none are recorded.
    public var inputTokens: Double?
    /// The mean number of output tokens; nil where none are recorded.
    public var outputTokens: Double?
    /// AIPerf's version.
    public var version: String?
    /// What was asked of every request, as rules, in the order of their letters.
    public var objectives: [String] = []

    /// How far two mean lengths may lie apart to count as equal, as a share of the first.
    public static let lengthTolerance = 0.05

    /// Nothing that is known.
    public init() {}
}

extension RunConfiguration {
    /// One thing in which two configurations can differ.
    public enum Aspect: String, Sendable, CaseIterable {
        case model
        case endpoint
        case endpointType = "endpoint_type"
        case streaming
        case load
        case inputTokens = "input_tokens"
        case outputTokens = "output_tokens"
        case version = "aiperf_version"
        case objectives = "slo"

        /// What it is, in words: `the model`.
        public var words: String {
            switch self {
            case .model: "the model"
            case .endpoint: "the endpoint"
            case .endpointType: "the kind of endpoint"
            case .streaming: "streaming"
            case .load: "the load"
            case .inputTokens: "the input length"
            case .outputTokens: "the output length"
            case .version: "the version of AIPerf"
            case .objectives: "what is asked of a request"
            }
        }
    }

    /// In what this configuration differs from another, in the order of `Aspect`.
    ///
    /// Mean lengths differ where they are more than 5 % of the other's apart; what only one of them knows
    /// differs.
    ///
    /// - Parameter aspects: What is looked at.
    public func differences(from other: RunConfiguration, in aspects: Set<Aspect>) -> [Aspect] {
        Aspect.allCases.filter { aspects.contains($0) && differs($0, from: other) }
    }

    private func differs(_ aspect: Aspect, from other: RunConfiguration) -> Bool {
        switch aspect {
        case .model: model != other.model
        case .endpoint: endpoint != other.endpoint
        case .endpointType: endpointType != other.endpointType
        case .streaming: streams != other.streams
        case .load: !load.isSetting(of: other.load)
        case .inputTokens: !Self.isLength(inputTokens, other.inputTokens)
        case .outputTokens: !Self.isLength(outputTokens, other.outputTokens)
        case .version: version != other.version
        case .objectives: objectives != other.objectives
        }
    }

    /// Whether a mean length counts as equal to another.
    static func isLength(_ length: Double?, _ other: Double?) -> Bool {
        guard let length, let other else { return length == other }
        return abs(length - other) <= lengthTolerance * other
    }
}

extension Set<RunConfiguration.Aspect> {
    /// What must be equal for the points of a curve, along which the load varies.
    public static let curve: Set = [
        .model, .endpointType, .streaming, .inputTokens, .outputTokens, .version, .objectives,
    ]
    /// What must be equal for the runs of a trend or of a group of an archive.
    public static let trend: Set = [
        .model, .endpoint, .endpointType, .streaming, .load, .inputTokens, .outputTokens,
    ]
}

extension AskedLoad {
    /// Whether requests are sent by the same rule at the same rate and under the same limits, however many
    /// they are.
    func isSetting(of other: AskedLoad) -> Bool {
        kind == other.kind && isEvenlySpaced == other.isEvenlySpaced && rate == other.rate
            && concurrency == other.concurrency && prefillConcurrency == other.prefillConcurrency
    }
}
