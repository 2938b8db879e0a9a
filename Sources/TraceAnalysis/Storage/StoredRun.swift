/// A run in the few bytes that its figures and charts need, without the records.
///
/// The bytes begin with `TRRUN` and the version of the format, and end with a checksum (FNV-1a, 64 bits) over
/// all before it. Between them lie the parts of the run, each with its name and its length; see `StorableByParts`.
/// The version changes only where parts would no longer do.
/// The same run gives the same bytes, and what is read gives the same figures and charts as what was written.
public struct StoredRun: Sendable {
    /// The run.
    public let run: AnalyzedRun
    /// The title that its report was given; nil for none.
    public let title: String?
    /// What it was labelled with; empty for nothing.
    public let labels: [String: String]

    private static let magic = Array("TRRUN".utf8)
    fileprivate static let version: UInt8 = 2
    private static let checksumLength = 8

    /// The most bytes a run is stored in.
    static let limitBytes = 2_000_000
    /// How many values of a metric, and how many requests, are stored as they are.
    static let valueLimit = 20_000

    /// Reduces a run to what is stored of it.
    ///
    /// A run of few values is stored as it is. Beyond `valueLimit` values a metric is reduced to the steps of
    /// its distribution (`Sample.reduced`), and less is kept as it is until all fits into `limitBytes`.
    ///
    /// O(n log n) for n values.
    public init(_ run: AnalyzedRun, title: String? = nil, labels: [String: String] = [:]) {
        var limit = Self.valueLimit
        var stored = StoredRun(reduced: run.reduced(beyond: limit), title: title, labels: labels)
        while stored.bytes.count > Self.limitBytes, limit > 256 {
            limit /= 2
            stored = StoredRun(reduced: run.reduced(beyond: limit), title: title, labels: labels)
        }
        self = stored
    }

    private init(reduced run: AnalyzedRun, title: String?, labels: [String: String]) {
        self.run = run
        self.title = title
        self.labels = labels
    }

    /// Reads a stored run.
    ///
    /// O(bytes).
    ///
    /// - Throws: `StoredRunFault` for anything but the bytes of a run, whole and unchanged.
    public init(bytes: [UInt8]) throws(StoredRunFault) {
        let head = Self.magic.count + 1
        guard bytes.count >= head + Self.checksumLength, bytes.starts(with: Self.magic) else {
            throw .notStored
        }
        guard bytes[Self.magic.count] == Self.version else {
            throw .otherVersion(Int(bytes[Self.magic.count]))
        }
        let end = bytes.count - Self.checksumLength
        var last = StoredReader(bytes[end...])
        guard try last.eightBytes() == Self.checksum(bytes[..<end]) else { throw .checksum }
        var reader = StoredReader(bytes[head..<end])
        self = try reader.whole()
    }

    /// The run as bytes.
    public var bytes: [UInt8] {
        var writer = StoredWriter()
        write(to: &writer)
        return Self.sealed(writer.bytes)
    }

    /// Bytes between the head and the checksum of a stored run.
    static func sealed(_ body: [UInt8]) -> [UInt8] {
        var writer = StoredWriter()
        writer.put(raw: magic + [version] + body)
        writer.putBytes(of: checksum(writer.bytes[...]))
        return writer.bytes
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = StableHash()
        hash.add(bytes)
        return hash.value
    }
}

extension StoredRun: StorableByParts {
    static var parts: some StoredForm<StoredRun> {
        StoredParts(
            StoredPart("title", \.title),
            // Not written where there are none, so that such a run has the bytes that it always had.
            StoredPart("labels") { $0.labels.isEmpty ? nil : $0.labels },
            StoredPart("options", \.run.analysis.options),
            StoredPart("description", \.run.analysis.run),
            StoredPart("measurements", \.run.measurements),
            StoredPart("findings", \.run.analysis.findings)
        ) { title, labels, options, description, measurements, findings in
            let run = AnalyzedRun(
                measurements, run: description, options: options, findings: .archive(findings))
            return run.analysis.isFinite ? StoredRun(reduced: run, title: title, labels: labels ?? [:]) : nil
        }
    }
}

extension AnalyzedRun {
    /// The same run with less kept of each metric that has more values than a limit.
    fileprivate func reduced(beyond limit: Int) -> AnalyzedRun {
        AnalyzedRun(
            measurements.reduced(beyond: limit, keeping: analysis.options.extraPercentiles),
            run: analysis.run, options: analysis.options, findings: .archive(analysis.findings))
    }
}

extension Measurements {
    /// The same measurements with less kept of each metric that has more values than a limit.
    fileprivate func reduced(beyond limit: Int, keeping percentiles: [Percentile]) -> Measurements {
        Measurements(
            counts: counts, samples: samples.mapValues { $0.reduced(beyond: limit, keeping: percentiles) },
            sources: sources, network: network, failures: failures, agreements: agreements,
            phaseTotals: phaseTotals, tokenTotals: tokenTotals, span: span, start: start,
            profiling: profiling, goodput: goodput, credits: credits, windowed: windowed,
            malformedLines: malformedLines, requests: requests?.reduced(beyond: limit),
            comparisonBasis: comparisonBasis, clockSkew: clockSkew)
    }
}

extension Analysis {
    /// Whether every figure is a number: JSON has no others.
    fileprivate var isFinite: Bool { (try? json(generator: Generator(name: "", version: ""))) != nil }
}

/// Why bytes cannot be read as a stored run.
public enum StoredRunFault: Error, Sendable, Equatable {
    /// They do not begin as a stored run does.
    case notStored
    /// They were written in a version of the format that this reader does not read.
    case otherVersion(Int)
    /// Their checksum is another one: a byte was changed, lost or added.
    case checksum
    /// They end too early, or hold what no run can hold.
    case impossible

    /// The reason in words.
    public var reason: String {
        switch self {
        case .notStored: "not a file of distributions"
        case .otherVersion(let version) where version < StoredRun.version:
            "version \(version) of the format, of an earlier version of this tool, which this one does not read; "
                + "`archive rebuild` cannot help, as this is the file that it rebuilds from: archive the run anew, "
                + "from its records"
        case .otherVersion(let version): "version \(version) of the format, which this tool does not know"
        case .checksum: "damaged: its checksum does not match its bytes"
        case .impossible: "damaged: it holds what no run can hold"
        }
    }
}
