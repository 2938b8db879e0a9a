/// The load that a run was asked for, by its summary; nil where that says nothing.
///
/// Of a run with several profiling phases, which are several loads, only what holds for all of them is there.
public struct AskedLoad: Sendable, Equatable {
    /// What decides when a request is sent.
    public enum Kind: String, Sendable, Encodable {
        /// As many at once as were asked for.
        case concurrency
        /// So many a second.
        case rate
        /// By a schedule.
        case schedule
        /// By users who wait between requests.
        case users
    }

    /// nil where it is not known, or with several profiling phases.
    public var kind: Kind?
    /// Whether the requests of a rate are evenly spaced; else they come at random.
    public var isEvenlySpaced = false
    /// Requests a second.
    public var rate: Double?
    /// Users, or the most that may be in flight where a rate is asked for.
    public var concurrency: Int?
    /// The most that may be before their first token.
    public var prefillConcurrency: Int?
    /// Requests; nil where conversations or a duration were asked for, which may end the run earlier.
    public var requests: Int?
    /// Conversations.
    public var sessions: Int?
    /// How long the run was to last, in ns.
    public var duration: Double?
    /// How long concurrency takes to be reached, in ns.
    public var ramp: Double?
    /// Whether requests are to be cancelled on purpose.
    public var cancels = false
    /// Whether there is think time between turns.
    public var thinks = false
    /// Whether connections are not to be pooled: `connection_reuse` other than `pooled`.
    public var avoidsReuse = false
    /// The most that a request may take before it fails, in ns.
    public var timeout: Double?

    /// Nothing asked for.
    public init() {}
}

extension AskedLoad {
    /// The load in words: `8 concurrent`, `25 requests/s, at most 8 in flight`; nil where nothing is known of it.
    public var words: String? {
        let cap = concurrency.map { "at most \(FigureStyle.grouped($0)) in flight" }
        let rate = rate.map { "\(Self.digits($0)) requests/s" }
        switch kind {
        case .rate: return [rate, cap].compactMap { $0 }.joinedOrNil
        case .schedule: return ["fixed schedule", cap].compactMap { $0 }.joinedOrNil
        case .users:
            return [concurrency.map { "\(FigureStyle.grouped($0)) users" } ?? "users", rate].compactMap { $0 }
                .joinedOrNil
        case .concurrency, nil: return concurrency.map { "\(FigureStyle.grouped($0)) concurrent" } ?? rate
        }
    }

    /// A rate with at most two decimals: `25`, `2.5`.
    private static func digits(_ rate: Double) -> String {
        let text = FigureStyle.plain(rate)
        return text.contains(".") && text.hasSuffix("0") ? String(text.dropLast()) : text
    }
}

extension [String] {
    /// The texts with commas between; nil for none.
    fileprivate var joinedOrNil: String? { isEmpty ? nil : joined(separator: ", ") }
}
