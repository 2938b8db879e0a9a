import TraceAnalysis
import TraceCharts

extension ReportContent {
    /// All that a sweep says.
    ///
    /// - Parameter inputs: What was named on the command line.
    init(_ sweep: Sweep, of inputs: [String], title: String? = nil, note: String? = nil) {
        let sentences = zip(sweep.curves, sweep.names).flatMap { curve, name in
            curve.sentences.map { name.isEmpty ? $0 : "\(name.uppercasedFirst): \($0.lowercasedFirstWord)" }
        }
        let runs = sweep.curves.flatMap { $0.points + $0.invalid }.flatMap(\.runs)
        let names = inputs.map { RunNames.names(of: [$0]).joined() }.joined(separator: ", ")
        self.init(
            title: (title ?? "Sweep of \(names)").cut(to: 160), note: note, summary: sentences.first,
            date: runs.compactMap(\.start).max(),
            verdicts: [], sections: Self.sections(sweep, sentences), notes: Self.notes(sweep),
            provenance: Self.provenance(sweep, runs, inputs))
        pageOne.runLine = Self.runLine(sweep, runs)
        pageOne.figures = sentences.count > 1 ? sentences.dropFirst().joined(separator: " ") : nil
        pageOne.headline =
            sentences.first ?? "\(runs.count.counted("run")) of \(sweep.loads.counted("load"))."
        chapters = Self.chapters(sweep)
    }

    /// What was run, in one line.
    private static func runLine(_ sweep: Sweep, _ runs: [SweepRun]) -> String {
        func common(_ value: (RunConfiguration) -> String?) -> String? {
            let values = Set(runs.map { value($0.configuration) })
            return values.count == 1 ? values.first ?? nil : nil
        }
        let streams = common { $0.streams.map { $0 ? "streaming" : "not streaming" } }
        let kind = [common(\.endpointType), streams].compactMap { $0 }.joined(separator: ", ")
        let parts = [
            common(\.model).map { $0.cut(to: 60) }, kind.isEmpty ? nil : kind,
            common(\.version).map { "AIPerf \($0)" }, runs.compactMap(\.start).min().flatMap(PageOne.day),
            "\(runs.count.counted("run")) of \(sweep.loads.counted("load"))",
            sweep.options.partWords,
        ]
        return parts.compactMap { $0?.visible }.joined(separator: " · ")
    }

    /// For text: a section a curve, and what is left out.
    private static func sections(_ sweep: Sweep, _ sentences: [String]) -> [ContentSection] {
        let curves = zip(sweep.curves, sweep.names).enumerated().map { index, entry in
            let (curve, name) = entry
            return ContentSection(
                id: "curve-\(index + 1)", title: name.isEmpty ? "Figures by load" : name,
                blocks: [.table(SweepTable(curve).table)])
        }
        return curves + leftOut(sweep)
    }

    /// For documents: the figures on page one and two are the template's; then a part a point.
    private static func chapters(_ sweep: Sweep) -> [ContentSection] {
        let charts = ContentSection(
            id: "charts", title: "What happens as the load grows",
            blocks: [
                .chart("pareto", isHalf: true), .chart("cdf-by-load", isHalf: true), .chart("phases-by-load"),
                .chart("failures-by-load"),
            ])
        let points = zip(sweep.curves, sweep.names).enumerated().flatMap { index, entry in
            let (curve, name) = entry
            return curve.points.enumerated().map { place, point in
                let words = curve.along.words(point.load)
                var section = ContentSection(
                    id: "point-\(index + 1)-\(place + 1)", title: name.isEmpty ? words : "\(name): \(words)",
                    lead: SweepTable.lead(point), blocks: SweepTable.figures(point, of: curve, sweep.options))
                section.figure = point.mean(.requestThroughput).map { "\(SweepText.rate($0)) requests/s" }
                return section
            }
        }
        return [charts] + points
    }

    private static func leftOut(_ sweep: Sweep) -> [ContentSection] {
        guard !sweep.leftOut.isEmpty else { return [] }
        let table = ContentTable(
            columns: [ContentColumn("Run"), ContentColumn("Why")],
            rows: sweep.leftOut.map { [$0.run.visible, $0.reason.visible.cut(to: 300)] })
        return [ContentSection(id: "left-out", title: "Left out", blocks: [.table(table)])]
    }

    private static func notes(_ sweep: Sweep) -> [String] {
        let points = sweep.curves.flatMap(\.points)
        var notes = [
            "A point is the mean of the runs of one load; its 95% interval is Student's t over them."
                + singles(sweep),
            "The knee is the last point before the first step at which throughput grows by a smaller power of the load "
                + "than a half, beyond what chance allows: by the spread of repetitions, else by that within the runs and "
                + "3% between two starts. No later point lies above that pace.",
        ]
        if points.contains(where: { $0.goodShare != nil }) {
            notes.append(
                "Capacity is the largest load that was tried at which at least 95% of the requests meet all objectives; "
                    + "nothing is interpolated.")
        }
        return notes
    }

    /// How many loads a note names.
    private static let namedLoads = 6

    /// Of which loads there is one run, and what that leaves out, as the rest of a note; nothing where all are repeated.
    private static func singles(_ sweep: Sweep) -> String {
        let single = sweep.curves.flatMap { curve in
            curve.points.filter { $0.runs.count == 1 }.map { curve.along.words($0.load) }
        }
        guard !single.isEmpty else { return "" }
        let unknown = "differences between two starts of a server are in no figure"
        guard single.count < sweep.loads else { return " One run each: \(unknown)." }
        let which =
            single.count > namedLoads || sweep.curves.count > 1
            ? "\(FigureStyle.grouped(single.count)) of \(sweep.loads.counted("load"))"
            : single.joined(separator: ", ")
        return " Of \(which) there is one run: \(unknown) of \(single.count == 1 ? "it" : "those")."
    }

    private static func provenance(_ sweep: Sweep, _ runs: [SweepRun], _ inputs: [String]) -> [Fact] {
        let options = sweep.options
        let marked = Set(sweep.curves.flatMap(\.invalid).flatMap(\.runs).map(\.folder))
        let counts = [
            (runs.count - marked.count, "used"), (marked.count, "invalid, shown and marked"),
            (sweep.leftOut.count { !marked.contains($0.run) }, "left out"),
        ]
        let along = sweep.curves.map(\.along.wholeName.visible)
        let unique = along.indices.filter { !along[..<$0].contains(along[$0]) }.map { along[$0] }
        return [
            Fact(
                "Input", inputs.map { RunNames.names(of: [$0]).joined() }.joined(separator: ", ").cut(to: 300)
            ),
            Fact(
                "Runs",
                counts.filter { $0.0 > 0 }.map { "\(FigureStyle.grouped($0.0)) \($0.1)" }
                    .joined(separator: ", ")
            ),
            Fact("Along", unique.joined(separator: ", ")),
            Fact("Percentiles", options.percentileMethod.rawValue),
            Fact("Phase", options.phase.rawValue.visible + (options.part.map { ", \($0)" } ?? "")),
            Fact("Failed records", options.includeFailed ? "enter the latencies" : "enter no latency"),
            Fact("Made by", "tracereport \(ToolVersion.current)"),
        ]
    }
}

extension Sweep {
    /// How many points there are.
    fileprivate var loads: Int { curves.reduce(0) { $0 + $1.points.count } }
}

extension AnalysisOptions {
    /// Which part of each run counts, where it is not all of its profiling.
    fileprivate var partWords: String? {
        let phase = phase == .profiling ? nil : "phase \(phase.rawValue.visible)"
        let words = [phase, part].compactMap { $0 }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}

extension String {
    /// The sentence as the rest of another one: its first word small, unless it is a name or a number.
    fileprivate var lowercasedFirstWord: String {
        let word = prefix { $0 != " " }
        return word.dropFirst().contains { $0.isUppercase } ? self : lowercasedFirst
    }
}
