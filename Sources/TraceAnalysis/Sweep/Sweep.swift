/// Runs under different loads, as curves.
///
/// ```swift
/// var runs: [SweepRun] = []
/// for place in search.runs { runs.append(SweepRun(try analyzed(search.path(of: place)), folder: place)) }
/// let sweep = try Sweep(runs, options: options)
/// print(sweep.curves[0].sentences)
/// ```
public struct Sweep: Sendable {
    /// The curves, in the order of what tells them apart.
    public let curves: [SweepCurve]
    /// What is in no curve, in the order of folders, and why.
    public let leftOut: [LeftOut]
    /// What was chosen about the analysis of each run.
    public let options: AnalysisOptions

    /// A run that is in no curve.
    public struct LeftOut: Sendable, Equatable {
        /// What it is called: its folder.
        public let run: String
        /// Why, in words.
        public let reason: String

        /// A run that is in no curve.
        public init(run: String, reason: String) {
            self.run = run
            self.reason = reason
        }
    }

    /// Why there is no sweep.
    public enum Fault: Error, Sendable, Equatable {
        /// No run has figures to go by; what was left out.
        case noUsableRun([LeftOut])
        /// Nothing has the name that was asked for; what there is.
        case unknownField(String, known: [String])
    }

    /// Groups runs into points and curves.
    ///
    /// O(n log n) for n runs, but for the curves of runs that differ in length.
    ///
    /// - Parameters:
    ///   - runs: All that could be read, each once.
    ///   - unread: What could not be read, and why.
    ///   - name: The field along which curves go; nil for what varies most.
    /// - Throws: `Fault`.
    public init(
        _ runs: [SweepRun], unread: [LeftOut] = [], by name: String? = nil, options: AnalysisOptions
    ) throws(Fault) {
        self.options = options
        let ordered = runs.sorted { $0.folder.comesBefore($1.folder) }
        var leftOut = unread
        for run in ordered {
            guard let fault = run.fault else { continue }
            leftOut.append(LeftOut(run: run.folder, reason: "invalid: \(fault.text)"))
        }
        var curves: [SweepCurve] = []
        // Two sweeps of different things in one directory are no sweep of both.
        let parts = name == nil ? ordered.parted(by: SweepPart.init) : [ordered]
        for part in parts {
            guard let fields = VaryingFields(part, by: name) else {
                throw .unknownField(name ?? "", known: Self.names(part))
            }
            let made = SweepGrouping(part, fields)
            curves += made.curves
            leftOut += made.leftOut
        }
        self.leftOut = leftOut.sorted { $0.run.comesBefore($1.run) }
        guard curves.contains(where: { !$0.points.isEmpty }) else { throw .noUsableRun(self.leftOut) }
        self.curves = curves.filter { !$0.points.isEmpty || !$0.invalid.isEmpty }
    }

    private static func names(_ runs: [SweepRun]) -> [String] {
        var names = Set(SweepField.standing.map(\.name))
        for run in runs { names.formUnion(run.place.variationValues.keys) }
        return names.sorted()
    }
}

/// What tells one sweep of a directory from another: what AIPerf varied, or by what requests are sent.
private struct SweepPart: Hashable {
    let varied: Set<String>

    init(_ run: SweepRun) {
        let settings = run.place.variationValues.keys
        if settings.isEmpty {
            varied = [run.configuration.load.kind?.rawValue ?? Self.concurrency]
        } else {
            varied = Set(
                settings.map { name in
                    switch SweepField.Kind(of: name) {
                    case .users: Self.concurrency
                    case .rate: AskedLoad.Kind.rate.rawValue
                    default: name
                    }
                })
        }
    }

    private static let concurrency = AskedLoad.Kind.concurrency.rawValue
}

extension Array {
    /// The elements by what they have in common, in the order in which it first comes.
    func parted<Part: Hashable>(by part: (Element) -> Part) -> [[Element]] {
        var order: [Part] = []
        var parts: [Part: [Element]] = [:]
        for element in self {
            let own = part(element)
            if parts[own] == nil { order.append(own) }
            parts[own, default: []].append(element)
        }
        return order.compactMap { parts[$0] }
    }
}

extension String {
    /// Whether a folder comes before another, numbers in the order of their values.
    func comesBefore(_ other: String) -> Bool {
        orderOfNumbers.lexicographicallyPrecedes(other.orderOfNumbers)
    }
}
