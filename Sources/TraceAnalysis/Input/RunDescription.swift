import FoundationEssentials

/// What is known about a run besides its records.
public struct RunDescription: Sendable, Equatable {
    /// The base name of the file, or `-` for standard input.
    public var file: String
    /// How many bytes were read.
    public var bytes: Int
    /// SHA-256 of the bytes in hex; nil unless it was asked for.
    public var sha256: String?
    /// When the first request of the phase began, ISO 8601 in UTC.
    public var startTime: String?
    /// What AIPerf's summary says of the run; all nil where there is none.
    public var summary: RunSummary
    /// Whether a summary lies beside the run but cannot be read.
    public var summaryIsUnreadable: Bool
    /// Whether hosts and ids are pseudonyms.
    public var isRedacted = false

    /// A description of a run.
    public init(
        file: String, bytes: Int = 0, sha256: String? = nil, startTime: String? = nil,
        summary: RunSummary = RunSummary(), summaryIsUnreadable: Bool = false
    ) {
        self.file = file
        self.bytes = bytes
        self.sha256 = sha256
        self.startTime = startTime
        self.summary = summary
        self.summaryIsUnreadable = summaryIsUnreadable
    }
}

/// The few things shown of AIPerf's own summary.
///
/// The file is `profile_export_aiperf.json`; nothing else of it is read. The command line, which may hold keys, is among the things that are never read.
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
    /// How many requests were kept in flight.
    public var concurrency: Int?
    /// How many requests were sent a second.
    public var requestRate: Double?

    /// `endpoint.streaming`: whether streamed answers were asked for; nil where no endpoint is described.
    public var asksForStreams: Bool?

    /// How many characters of a text are kept.
    private static let longestText = 500

    /// A summary that says nothing.
    public init() {}

    /// Reads a summary of AIPerf 0.6 to 0.13.
    ///
    /// - Throws: the decoder's error when the bytes are not JSON or hold other types than AIPerf writes.
    public init(json: [UInt8]) throws {
        let wire = try JSONDecoder().decode(Wire.self, from: Data(json))
        let input = wire.input_config
        aiperfVersion = wire.aiperf_version?.shortened(to: Self.longestText)
        benchmarkID = (wire.benchmark_id ?? input?.benchmark_id ?? wire.run_info?.benchmark_id)?
            .shortened(to: Self.longestText)
        let models = input?.endpoint?.model_names ?? input?.models?.items?.compactMap(\.name) ?? []
        model = models.isEmpty ? nil : models.joined(separator: ", ").shortened(to: Self.longestText)
        let urls = input?.endpoint?.urls ?? input?.endpoint?.url.map { [$0] } ?? []
        let origins = urls.compactMap(Self.origin)
        endpoint = origins.isEmpty ? nil : origins.joined(separator: ", ").shortened(to: Self.longestText)
        endpointType = input?.endpoint?.type.flatMap { $0.isPlainName ? $0 : nil }
        asksForStreams = input?.endpoint.map { $0.streaming ?? false }
        let phase = input?.phases?.first { $0.name == "profiling" } ?? input?.phases?.first
        concurrency = input?.loadgen?.concurrency ?? phase?.concurrency
        requestRate = input?.loadgen?.request_rate ?? phase?.rate
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

/// The shape of the summary, by AIPerf's own names.
private struct Wire: Decodable {
    struct Config: Decodable {
        struct Endpoint: Decodable {
            var model_names: [String]?
            var urls: [String]?
            var url: String?
            var type: String?
            var streaming: Bool?
        }
        struct Models: Decodable {
            struct Item: Decodable { var name: String? }
            var items: [Item]?
        }
        struct LoadGenerator: Decodable {
            var concurrency: Int?
            var request_rate: Double?
        }
        struct Phase: Decodable {
            var name: String?
            var concurrency: Int?
            var rate: Double?
        }
        var endpoint: Endpoint?
        var models: Models?
        var loadgen: LoadGenerator?
        var phases: [Phase]?
        var benchmark_id: String?
    }
    struct RunInfo: Decodable { var benchmark_id: String? }
    var aiperf_version: String?
    var benchmark_id: String?
    var input_config: Config?
    var run_info: RunInfo?
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
