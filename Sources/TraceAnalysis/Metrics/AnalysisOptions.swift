/// What a reader can choose about an analysis; everything here can change a number.
public struct AnalysisOptions: Sendable, Equatable {
    /// Which records are analysed.
    public enum Phase: RawRepresentable, Sendable, Hashable {
        /// The measured part of the run.
        case profiling
        /// The part before it.
        case warmup
        /// Every record.
        case all
        /// The records that have this `phase_name`.
        case named(String)

        /// The choices that are of no name.
        static let unnamed: [Phase] = [.profiling, .warmup, .all]

        /// The choice as the command line and JSON write it; what is none of the three is a name.
        public init(rawValue: String) {
            self = Self.unnamed.first { $0.rawValue == rawValue } ?? .named(rawValue)
        }

        /// The choice as the command line and JSON write it.
        public var rawValue: String {
            switch self {
            case .profiling: "profiling"
            case .warmup: "warmup"
            case .all: "all"
            case .named(let name): name
            }
        }

        /// Whether a record is of it; one that says nothing is of the profiling.
        func holds(_ metadata: borrowing RecordMetadata) -> Bool {
            switch self {
            case .all: true
            case .named(let name): metadata.phaseName == name
            case .profiling, .warmup: (metadata.phase ?? Self.profiling.rawValue) == rawValue
            }
        }

        /// The name that records must have; nil where another thing decides.
        public var name: String? {
            if case .named(let name) = self { name } else { nil }
        }
    }

    /// Which value stands for a percentile between two samples.
    public var percentileMethod: PercentileMethod
    /// Percentiles to report beside the standing ones, ascending.
    public var extraPercentiles: [Percentile]
    /// Which records are analysed.
    public var phase: Phase
    /// Whether failed and cancelled records enter the latency samples.
    public var includeFailed: Bool
    /// Which requests of the phase count, by when they begin; nil for all.
    public var window: RequestWindow?
    /// Whether only the steady part counts: after the ramp and the first wave.
    public var isSteady = false
    /// What is asked of every request; empty leaves that to AIPerf's summary.
    public var objectives: [Objective] = []

    /// The choices, with the defaults of the command line.
    public init(
        percentileMethod: PercentileMethod = .nearest, extraPercentiles: [Percentile] = [],
        phase: Phase = .profiling, includeFailed: Bool = false
    ) {
        self.percentileMethod = percentileMethod
        self.extraPercentiles = extraPercentiles
        self.phase = phase
        self.includeFailed = includeFailed
    }

    /// Which part of the phase counts, in words: `the window 10s..90s`, `the window from 10s on`, `the steady part`; nil
    /// for all of it.
    public var part: String? {
        let words = [window.map { "the window \($0.words)" }, isSteady ? "the steady part" : nil].compactMap {
            $0
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    /// Which part of the run counts, in words, the phase among them; nil for all of its profiling.
    var partOfRun: String? {
        let phase: String? =
            switch self.phase {
            case .profiling: nil
            case .warmup: "the warm-up"
            case .all: "all phases together"
            case .named(let name): "the phase “\(name.visible)”"
            }
        let words = [phase, part].compactMap { $0 }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}
