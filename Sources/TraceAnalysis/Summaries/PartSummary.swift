/// What was measured of a part of a run, before it is finished: parts that were measured apart, on any machine, are
/// put together exactly.
///
/// ```swift
/// var whole = try PartSummary(bytes: first)
/// try whole.append(PartSummary(bytes: second))
/// let (measurements, run) = try whole.finished(AnalysisOptions(), file: "run.summary")
/// ```
public struct PartSummary: Sendable {
    /// The parts that were measured, in the order in which they were put together.
    public internal(set) var parts: [RunPart]
    /// What was chosen when the parts were measured: the phase, failed requests, the window.
    ///
    /// Nothing else of it counts, as percentiles are found later.
    public let options: AnalysisOptions
    /// Whether hosts and ids are pseudonyms.
    public internal(set) var isRedacted = false
    /// Whether values stand in cells of a grid.
    public internal(set) var isBounded = false
    /// Whether the parts are loads of their own, so that no rate is that of the whole.
    public var isPooled = false
    /// What AIPerf's summaries say of the parts.
    var about = AboutParts()
    /// Whether different things were asked of the parts' requests, so that nothing says which of them are good.
    var objectivesDiffer = false
    /// What was measured.
    var measured: TraceReader.Part

    /// The parts one behind the other, as one run.
    ///
    /// O(values).
    ///
    /// - Parameter other: What lies behind the parts that are here.
    /// - Throws: `MergeRefusal` where a part is among both, or the two were not measured alike.
    public mutating func append(_ other: consuming PartSummary) throws(MergeRefusal) {
        if let refusal = refusal(of: other) { throw refusal }
        parts += other.parts
        isPooled = isPooled || other.isPooled
        about.append(other.about)
        let agree = measured.collector.agreesOnObjectives(with: other.measured.collector)
        objectivesDiffer = objectivesDiffer || other.objectivesDiffer || about.differ || !agree
        measured.append(other.measured)
        if objectivesDiffer { measured.collector.forgetObjectives() }
    }

    private func refusal(of other: PartSummary) -> MergeRefusal? {
        let own = Set(parts.filter { $0.bytes > 0 }.map(\.sha256))
        if let twice = other.parts.first(where: { $0.bytes > 0 && own.contains($0.sha256) }) {
            return .partTwice(name: twice.name)
        }
        let compared = [
            ("--phase", options.phase.rawValue, other.options.phase.rawValue),
            ("--include-failed", "\(options.includeFailed)", "\(other.options.includeFailed)"),
            ("--window", options.window?.text ?? "none", other.options.window?.text ?? "none"),
            ("--redact", "\(isRedacted)", "\(other.isRedacted)"),
            ("--bounded", "\(isBounded)", "\(other.isBounded)"),
        ]
        return compared.first { $0.1 != $0.2 }.map { .unlikeOptions(option: $0, first: $1, second: $2) }
    }

    /// Makes the figures of the parts as those of one run.
    ///
    /// O(values).
    ///
    /// - Parameters:
    ///   - options: What can be chosen afterwards: percentiles, and objectives of which `holds(_:)` says so. The rest
    ///     is as the parts were measured.
    ///   - file: What the run is called.
    /// - Returns: the measurements, and the run's description without a hash.
    /// - Throws: `InputError` where no part holds a record that counts, or AIPerf's summary proves to be another run's
    ///   and had a say in what was measured.
    public consuming func finished(
        _ options: AnalysisOptions, file: String
    ) throws(InputError) -> (Measurements, RunDescription) {
        var run = RunDescription(
            file: file, bytes: measured.bytes, summary: about.summary,
            summaryIsUnreadable: about.isUnreadable)
        run.isRedacted = isRedacted
        run.parts = parts
        run.isPooled = isPooled
        run.isBounded = isBounded
        run.summariesDiffer = about.differ
        run.objectivesDiffer = objectivesDiffer && !about.differ
        measured.collector.options = options
        if disagreement != nil {
            guard measured.collector.doesWithoutSummary else { throw .foreignAbout(path: file) }
            measured.collector.forgetObjectives()
        }
        if isPooled { (measured.collector.span, measured.collector.credits) = (nil, CreditTally()) }
        let marked = measured.collector.goodput.marked
        var measurements = measured.collector.finish()
        if let fault = measurements.fault(path: file) { throw fault }
        if !options.objectives.isEmpty { measurements.hold(options.objectives, marked: marked) }
        return (measurements, run)
    }

    /// What tells that AIPerf's summary is another run's, by all parts together; nil where nothing does.
    ///
    /// Of one part of several it tells nothing: the others may hold what is missing.
    public var disagreement: SummaryDisagreement? {
        guard about.summary != RunSummary(), !about.differ else { return nil }
        return SummaryBelief(about.summary.facts, measured.collector.profiling).disagreement
    }
}
