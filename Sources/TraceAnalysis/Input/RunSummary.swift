import FoundationEssentials

/// The few things taken from AIPerf's own summary.
///
/// The file is `profile_export_aiperf.json`; nothing else of it is read. The command line, which may hold
/// keys, is among the things that are never read.
public struct RunSummary: Sendable, Equatable {
    /// `aiperf_version`.
    public var aiperfVersion: String?
    /// `benchmark_id`.
    public var benchmarkID: String?
    /// The models, joined by `, `.
    public var model: String?
    /// scheme://host:port of each URL, joined by `, `; never a user, a password, a path or a query.
    public var endpoint: String?
    /// The kind of API: `chat`, `completions`, ….
    public var endpointType: String?
    /// `endpoint.streaming`: whether answers were asked for as streams.
    public var asksForStreams: Bool?
    /// The load that was asked for.
    public var load = AskedLoad()
    /// What is claimed of the run, to be held against the records.
    public var facts = SummaryFacts()
    /// `slos`: the limit of each metric, by AIPerf's name and in AIPerf's display unit.
    public var objectives: [String: Double] = [:]
    /// `run_info`: which run of a sweep or of several repetitions this is.
    public var place = SweepPlace()

    /// How many requests were kept in flight, or might be at most.
    public var concurrency: Int? { load.concurrency }
    /// How many requests were to be sent a second.
    public var requestRate: Double? { load.rate }

    /// How many characters of a text are kept.
    private static let longestText = 500

    /// A summary that says nothing.
    public init() {}

    /// Reads a summary of AIPerf 0.6 to 0.13.
    ///
    /// A field that holds another type than AIPerf writes is not recorded; the others are.
    ///
    /// - Throws: the decoder's error when the bytes are no JSON object.
    public init(json: [UInt8]) throws {
        let wire = try JSONDecoder().decode(SummaryWire.self, from: Data(json))
        let input = wire.input_config
        let endpoint = input?.endpoint
        aiperfVersion = wire.aiperf_version?.shortened(to: Self.longestText)
        benchmarkID = (wire.benchmark_id ?? input?.benchmark_id ?? wire.run_info?.benchmark_id)?
            .shortened(to: Self.longestText)
        let models =
            endpoint?.model_names?.compactMap(\.wrappedValue)
            ?? input?.models?.items?.compactMap { $0.wrappedValue?.name } ?? []
        model = models.isEmpty ? nil : models.joined(separator: ", ").shortened(to: Self.longestText)
        let urls = endpoint?.urls?.compactMap(\.wrappedValue) ?? endpoint?.url.map { [$0] } ?? []
        let origins = urls.compactMap(Self.origin)
        self.endpoint =
            origins.isEmpty ? nil : origins.joined(separator: ", ").shortened(to: Self.longestText)
        endpointType = endpoint?.type.flatMap { $0.isPlainName ? $0 : nil }
        // AIPerf leaves out what was not asked for.
        asksForStreams = endpoint.map { $0.streaming ?? false }
        load = AskedLoad(input)
        facts = SummaryFacts(wire)
        let limits = input?.slos ?? input?.input?.goodput ?? [:]
        objectives = limits.compactMapValues(\.wrappedValue).filter { $0.value.isFinite }
        place = SweepPlace(wire.run_info, longestText: Self.longestText)
        guard place.variationValues.count > 1 else { return }
        let names = MemberNames(of: ["run_info", "variation_values"], in: json).names
        place.variationNames = names.filter { place.variationValues[$0] != nil }
    }

    /// scheme://host:port of a URL; nil when it has no host, or when what looks like the host may be a user.
    ///
    /// `http://user:1/2@host`, with a slash in the password, reads as host `user` and port 1: an @ anywhere
    /// behind the host makes the whole URL doubtful, and it is not shown.
    static func origin(of url: String) -> String? {
        let withScheme = url.contains("://") ? url : "http://" + url
        guard let parts = URL(string: withScheme), let host = parts.host(), !host.isEmpty,
            !host.contains("@"),
            !(parts.path() + (parts.query() ?? "") + (parts.fragment() ?? "")).contains("@")
        else { return nil }
        let shownHost = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        return "\(parts.scheme ?? "http")://\(shownHost)" + (parts.port.map { ":\($0)" } ?? "")
    }
}

/// Which run of a sweep or of several repetitions a run is.
///
/// AIPerf field: `run_info`.
public struct SweepPlace: Sendable, Equatable {
    /// `sweep_id`, which the runs of a sweep share.
    public var sweepID: String?
    /// `trial`: which repetition, from 0.
    public var trial: Int?
    /// `run_label`.
    public var runLabel: String?
    /// `variation_label`: what is varied, and its value here.
    public var variationLabel: String?
    /// `variation_values`: the value of each setting that is varied, as text.
    public var variationValues: [String: String] = [:]
    /// The names of these settings in the order in which the summary writes them, where there are several.
    public var variationNames: [String] = []

    /// Nowhere.
    public init() {}
}

extension String {
    /// Whether this looks like one of AIPerf's names of a kind of API: small letters, digits and underscores.
    fileprivate var isPlainName: Bool {
        (1...40).contains(utf8.count)
            && utf8.allSatisfy {
                ("a"..."z").contains(Unicode.Scalar($0)) || (48...57).contains($0) || $0 == 95
            }
    }
}
