/// Something that can vary between the runs of a sweep.
public struct SweepField: Sendable, Hashable {
    /// Where its values are found.
    public enum Source: Sendable, Hashable {
        /// A setting of `run_info.variation_values`, by its whole name.
        case variation(String)
        /// The name of the variation, where its values are no plain numbers and words.
        case variationLabel
        /// How many users the summary says were asked for.
        case concurrency
        /// How many requests a second it says were asked for.
        case requestRate
        /// The mean number of input tokens.
        case inputTokens
        /// The mean number of output tokens.
        case outputTokens
    }

    /// What it measures, which settles its words.
    public enum Kind: Sendable, Hashable {
        /// Requests at once.
        case users
        /// Requests a second.
        case rate
        /// Input tokens.
        case inputLength
        /// Output tokens.
        case outputLength
        /// Anything else.
        case other
    }

    /// Where its values are found.
    public let source: Source
    /// What it is called: `concurrency`, the end of the whole name of a setting.
    public let name: String
    /// What it measures.
    public let kind: Kind

    init(_ source: Source, name: String) {
        self.source = source
        self.name = name
        switch source {
        case .concurrency: kind = .users
        case .requestRate: kind = .rate
        case .inputTokens: kind = .inputLength
        case .outputTokens: kind = .outputLength
        case .variationLabel: kind = .other
        case .variation(let whole): kind = Kind(of: whole)
        }
    }

    /// The fields that need no name of their own, by what `--by` calls them.
    static let standing = [
        SweepField(.concurrency, name: "concurrency"), SweepField(.requestRate, name: "request_rate"),
        SweepField(.inputTokens, name: "input_tokens"), SweepField(.outputTokens, name: "output_tokens"),
    ]

    /// The name of the variation.
    static let label = SweepField(.variationLabel, name: "variation")

    /// The field of each setting of some whole names, each by as much of its end as tells it from the others.
    static func ofVariations(_ names: [String]) -> [SweepField] {
        let ends = names.map { whole -> [String] in
            let parts = whole.split(separator: ".").map(String.init)
            return parts.indices.reversed().map { parts[$0...].joined(separator: ".") }
        }
        return zip(names, ends).map { whole, own in
            let name = own.first { end in
                !["mean", "value"].contains(end) && ends.count { $0.contains(end) } == 1
            }
            return SweepField(.variation(whole), name: name ?? whole)
        }
    }

    /// The whole name of a setting, else the name.
    public var wholeName: String { if case .variation(let whole) = source { whole } else { name } }

    /// Whether more of it is more work for the server at once.
    public var isLoad: Bool { kind == .users || kind == .rate }

    /// The value of a run; nil where it is not known.
    func value(of run: SweepRun) -> SweepValue? {
        let load = run.configuration.load
        let users = load.concurrency.map { SweepValue.number(Double($0)) }
        let rate = load.rate.map { SweepValue.number($0) }
        switch source {
        case .variation(let name):
            if let text = run.place.variationValues[name] { return SweepValue(text) }
            // A run from outside the sweep, which was asked for one load all the same.
            return run.place.variationValues.isEmpty
                ? (kind == .users ? users : kind == .rate ? rate : nil) : nil
        case .variationLabel: return run.place.variationLabel.map { .text($0) }
        case .concurrency: return users
        case .requestRate: return rate
        case .inputTokens: return run.configuration.inputTokens.map { .number($0) }
        case .outputTokens: return run.configuration.outputTokens.map { .number($0) }
        }
    }
}

extension SweepField.Kind {
    /// What a setting of AIPerf's measures, by its whole name.
    init(of name: String) {
        let parts = name.lowercased().split { $0 == "." || $0 == "-" }.map(String.init)
        switch parts.last {
        case "concurrency", "users", "num_users": self = .users
        case "rate", "request_rate": self = .rate
        default:
            if parts.contains(where: { ["isl", "input_tokens", "input_length"].contains($0) }) {
                self = .inputLength
            } else if parts.contains(where: { ["osl", "output_tokens", "output_length"].contains($0) }) {
                self = .outputLength
            } else {
                self = .other
            }
        }
    }
}

extension SweepField {
    /// A value in words: `8 users`, `25 requests/s`, `512 input tokens`, `block_size 16`.
    public func words(_ value: SweepValue) -> String {
        guard let number = value.number else { return value.text.visible }
        let digits =
            number == number.rounded() && abs(number) < 1e15 ? FigureStyle.grouped(Int(number)) : value.text
        switch kind {
        case .users: return "\(digits) \(number == 1 ? "user" : "users")"
        case .rate: return "\(digits) requests/s"
        case .inputLength: return "\(digits) input \(number == 1 ? "token" : "tokens")"
        case .outputLength: return "\(digits) output \(number == 1 ? "token" : "tokens")"
        case .other: return "\(name.visible) \(digits)"
        }
    }

    /// A value as a label beside a mark, or in a cell: the number alone.
    public func short(_ value: SweepValue) -> String {
        guard let number = value.number, number == number.rounded(), abs(number) < 1e15 else {
            return value.text.visible
        }
        return FigureStyle.grouped(Int(number))
    }

    /// What it is, as the title of an axis or a column: `Users`.
    public var title: String {
        switch kind {
        case .users: "Users"
        case .rate: "Requests/s asked for"
        case .inputLength: "Input tokens"
        case .outputLength: "Output tokens"
        case .other: source == .variationLabel ? "Variation" : name.visible
        }
    }
}
