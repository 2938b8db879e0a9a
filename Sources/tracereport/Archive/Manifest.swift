import FoundationEssentials
import TraceAnalysis

/// What an archived run says of itself: where it came from, how it was made, and the hash of each file.
///
/// Written as JSON, keys sorted. `seal` is the SHA-256 of the manifest written with an empty seal, so that a
/// change of the manifest is found as one of any other file.
struct Manifest: Sendable, Equatable, Codable {
    /// The file that was archived.
    struct Input: Sendable, Equatable, Codable {
        /// Its base name.
        var file: String
        /// How many bytes it has.
        var bytes: Int
        /// Their SHA-256 in hex.
        var sha256: String
    }

    /// What was chosen.
    struct Options: Sendable, Equatable, Codable {
        /// `nearest` or `linear`.
        var percentileMethod: String
        /// The further percentiles, as written.
        var percentiles: [String]
        /// Which records were analysed.
        var phase: String
        /// Whether failed records entered the latencies.
        var includeFailed: Bool
        /// Which requests counted, by when they began; nil for all.
        var window: String?
        /// True where only the steady part counted; else nil.
        var steady: Bool?
        /// What was asked of every request by the command line; nil for nothing.
        var slo: [String]?
        /// Whether hosts and ids stand as hashes.
        var redacted: Bool

        enum CodingKeys: String, CodingKey {
            case percentileMethod = "percentile_method"
            case percentiles, phase, redacted, window, steady, slo
            case includeFailed = "include_failed"
        }
    }

    /// The tool that made the files.
    struct Generator: Sendable, Equatable, Codable {
        var name: String
        var version: String
    }

    /// The name in a run's folder.
    static let fileName = "manifest.json"
    private static let currentSchema = "1.0"

    /// The version of the manifest's shape.
    var schemaVersion = currentSchema
    /// What was archived.
    var input: Input
    /// What was chosen.
    var options: Options
    /// What made it.
    var generator: Generator
    /// The title that was given; nil for none.
    var title: String?
    /// When the first request began, ISO 8601 in UTC.
    var start: String?
    /// The models.
    var model: String?
    /// The endpoint.
    var endpoint: String?
    /// How many requests were kept in flight.
    var concurrency: Int?
    /// What else the run was made of; nil in manifests of earlier versions of the tool.
    var configuration: ArchivedConfiguration?
    /// Whether a finding says that the figures are not what they seem; nil where that is not known.
    var invalid: Bool?
    /// What the run was labelled with; nil for nothing.
    var labels: [String: String]?
    /// The SHA-256 of the templates of the report, in hex; nil for those of the tool.
    var templates: String?
    /// The key figures by name; nil where nothing was recorded.
    var figures: [String: Double?]
    /// The SHA-256 of each file but this one, by its name in the folder.
    var files: [String: String]
    /// What guards the manifest itself.
    var seal = ""

    enum CodingKeys: String, CodingKey {
        case schemaVersion = "schema_version"
        case input, options, generator, title, start, model, endpoint, concurrency, templates, figures, files
        case seal, configuration, invalid, labels
    }

    /// The manifest of a run and the files made of it.
    init(
        of run: StoredRun, templates: String?, files: [(name: String, bytes: [UInt8])],
        generator: Analysis.Generator = ToolVersion.generator
    ) {
        let analysis = run.run.analysis
        input = Input(
            file: analysis.run.file, bytes: analysis.run.bytes, sha256: analysis.run.sha256 ?? "unknown")
        options = Options(
            percentileMethod: analysis.options.percentileMethod.rawValue,
            percentiles: analysis.options.extraPercentiles.map(\.label),
            phase: analysis.options.phase.rawValue, includeFailed: analysis.options.includeFailed,
            window: analysis.options.window?.text, steady: analysis.options.isSteady ? true : nil,
            slo: analysis.options.objectives.isEmpty ? nil : analysis.options.objectives.map(\.text),
            redacted: analysis.run.isRedacted)
        self.generator = Generator(name: generator.name, version: generator.version)
        title = run.title
        start = analysis.run.startTime
        model = analysis.run.summary.model
        endpoint = analysis.run.summary.endpoint
        concurrency = analysis.run.summary.concurrency
        configuration = ArchivedConfiguration(analysis.configuration, phases: analysis.phaseNames)
        invalid = analysis.findings.map { $0.count(.invalid) > 0 }
        labels = run.labels.isEmpty ? nil : run.labels
        self.templates = templates
        figures = Dictionary(
            uniqueKeysWithValues: IndexFigure.all.map { ($0.name, $0.value(analysis)) })
        self.files = Dictionary(
            files.map { ($0.name, $0.bytes.sha256) }, uniquingKeysWith: { first, _ in first })
        seal = unsealed.sha256
    }

    /// Whether another manifest is of the same run, made in the same way.
    func isSameRendering(as other: Manifest) -> Bool {
        input == other.input && options == other.options && generator == other.generator
            && title == other.title && templates == other.templates && labels == other.labels
    }

    // MARK: Bytes

    /// Reads a manifest.
    ///
    /// - Returns: nil for bytes that are not exactly what a manifest is written as, or for names of files
    ///   that lead out of the folder.
    init?(bytes: [UInt8]) {
        guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)),
            manifest.schemaVersion == Self.currentSchema, manifest.seal == manifest.unsealed.sha256,
            manifest.bytes == bytes, manifest.files.keys.allSatisfy(Self.staysInFolder)
        else { return nil }
        self = manifest
    }

    /// The manifest as JSON.
    var bytes: [UInt8] {
        (try? JSONText.text(of: self)).map { Array($0.utf8) } ?? []
    }

    /// What the seal is the hash of.
    var unsealed: [UInt8] {
        var open = self
        open.seal = ""
        return open.bytes
    }

    private static func staysInFolder(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { part in
                !part.isEmpty && !part.hasPrefix(".") && part.utf8.allSatisfy(RunFolderName.isAllowed)
            }
    }

    /// Writes every member, absent ones as `null`; those that came later, only where there are any.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(schemaVersion, forKey: .schemaVersion)
        try container.encode(input, forKey: .input)
        try container.encode(options, forKey: .options)
        try container.encode(generator, forKey: .generator)
        try container.encode(title, forKey: .title)
        try container.encode(start, forKey: .start)
        try container.encode(model, forKey: .model)
        try container.encode(endpoint, forKey: .endpoint)
        try container.encode(concurrency, forKey: .concurrency)
        try container.encodeIfPresent(configuration, forKey: .configuration)
        try container.encodeIfPresent(invalid, forKey: .invalid)
        try container.encodeIfPresent(labels, forKey: .labels)
        try container.encode(templates, forKey: .templates)
        try container.encode(figures, forKey: .figures)
        try container.encode(files, forKey: .files)
        try container.encode(seal, forKey: .seal)
    }
}
