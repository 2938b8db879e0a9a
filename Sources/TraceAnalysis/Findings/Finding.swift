/// Something a run shows, with the numbers that show it and what to do about it.
public struct Finding: Sendable, Equatable {
    /// Every finding there is.
    public enum ID: String, Sendable, CaseIterable {
        case foreignSummary = "foreign_summary"
        case incomplete
        case repeatedRequests = "repeated_requests"
        case idleTime = "idle_time"
        case mixedPhases = "mixed_phases"
        case unreadUnits = "unread_units"
        case mostlyFailed = "mostly_failed"
        case emptyAnswers = "empty_answers"
        case loadNotDelivered = "load_not_delivered"
        case lateClient = "late_client"
        case overload
        case failures
        case stall
        case coldStart = "cold_start"
        case queueing
        case drift
        case slowCohort = "slow_cohort"
        case newConnections = "new_connections"
        case slowDNS = "slow_dns"
        case decodeSlowdown = "decode_slowdown"
        case prefillCost = "prefill_cost"
        case pauses
        case noTokenInFirstChunk = "no_token_in_first_chunk"
        case bursts
        case missedObjectives = "missed_slo"
        case unequalGroups = "unequal_groups"
        case concurrencyNotReached = "concurrency_not_reached"
        case fewRequests = "few_requests"
    }

    /// What it does to a reader's trust or to the run.
    public enum Severity: String, Sendable, Comparable {
        /// The figures are not what they seem.
        case invalid
        /// It cost answers or time.
        case problem
        /// Worth knowing.
        case notice

        /// Whether the first comes before the second.
        public static func < (one: Severity, other: Severity) -> Bool { one.rank < other.rank }

        private var rank: Int {
            switch self {
            case .invalid: 0
            case .problem: 1
            case .notice: 2
            }
        }
    }

    /// What it cost, as a share from 0 to 1.
    public struct Impact: Sendable, Equatable {
        /// Of what.
        public enum Kind: String, Sendable {
            /// Of the counted requests, those whose figures are in doubt.
            case validity
            /// Of the counted requests.
            case requests
            /// Of the summed duration of all successful requests.
            case time
        }

        /// Of what.
        public var kind: Kind
        /// From 0 to 1.
        public var share: Double

        /// A share, brought into its range.
        public init(_ kind: Kind, _ share: Double) {
            self.kind = kind
            self.share = share.isFinite ? min(max(share, 0), 1) : 0
        }
    }

    /// A number behind the text, or a word.
    public enum Evidence: Sendable, Equatable {
        /// A number; times in ms.
        case number(Double)
        /// A count.
        case count(Int)
        /// What it is split by, an address, a reason.
        case text(String)
        /// Yes or no.
        case flag(Bool)
    }

    /// One of the numbers behind the text.
    public struct NamedEvidence: Sendable, Equatable {
        /// The name: small letters and underscores; of a time it ends in `_ms`.
        public let name: String
        /// The number.
        public let value: Evidence
    }

    /// Which one it is.
    public var id: ID
    /// How far it goes.
    public var severity: Severity
    /// A few words that name it.
    public var title: String
    /// One or two sentences with the numbers.
    public var text: String
    /// One thing to do; nil where there is none.
    public var advice: String?
    /// The numbers behind the text by their names, in the order in which they are shown.
    public var evidence: [NamedEvidence] = []
    /// What it cost.
    public var impact: Impact
    /// What it silenced in this run: `id` or `id:column`.
    public var suppresses: [String] = []
    /// The chart that shows it; nil where there is none yet.
    public var chart: String?
    /// The ids of up to five requests to look up.
    public var requests: [String] = []
    /// The rows of these requests, by which their ids are found.
    var rows: [Int] = []
    /// What it is split by where a rule looks at several columns, or which of its conditions held.
    var column: String?

    /// A finding; evidence is added to it.
    init(
        _ id: ID, _ severity: Severity, title: String, text: String, advice: String? = nil, impact: Impact,
        chart: String? = nil, column: String? = nil
    ) {
        self.id = id
        self.severity = severity
        self.title = title
        self.text = text
        self.advice = advice
        self.impact = impact
        self.chart = chart
        self.column = column
    }

    /// The same with one more number.
    func with(_ name: String, _ value: Double?) -> Finding {
        guard let value, value.isFinite else { return self }
        return adding(name, .number(value))
    }

    /// The same with one more count.
    func with(_ name: String, count: Int?) -> Finding { count.map { adding(name, .count($0)) } ?? self }

    /// The same with one more time, given in ns; its name ends in `_ms`.
    func with(_ name: String, time: Double?) -> Finding { with(name, time.map { $0 / 1e6 }) }

    /// The same with one more word.
    func with(_ name: String, text: String?) -> Finding { text.map { adding(name, .text($0)) } ?? self }

    /// The same with one more answer.
    func with(_ name: String, flag: Bool) -> Finding { adding(name, .flag(flag)) }

    /// The same with requests to look up: the first five.
    func with(requests rows: some Sequence<Int>) -> Finding {
        var finding = self
        finding.rows = Array(rows.prefix(5))
        return finding
    }

    private func adding(_ name: String, _ value: Evidence) -> Finding {
        var finding = self
        finding.evidence.append(NamedEvidence(name: name, value: value))
        return finding
    }
}
