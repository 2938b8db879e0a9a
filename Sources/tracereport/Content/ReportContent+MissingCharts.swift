import TraceAnalysis

/// A chart that has nothing to show.
struct MissingChart: Sendable, Equatable {
    /// Its title.
    var title: String
    /// Why there is no data, as the chart would say it.
    var reason: String
}

extension ReportContent {
    /// The chart of what lies beside some runs.
    static let telemetryChart = "telemetry"

    /// The content without the charts that have nothing to show: a sentence says why they are not there.
    ///
    /// In chapters all of it is said once, at the end of the metrics; charts that do not exist are left out of both
    /// page one and the chapters. Actions get their links.
    ///
    /// - Parameters:
    ///   - missing: The charts without data by name.
    ///   - names: The names of all charts there are.
    func leavingOut(_ missing: [String: MissingChart], of names: [String]) -> ReportContent {
        var content = self
        content.pageOne.charts = pageOne.charts.filter { names.contains($0) && missing[$0] == nil }
            .prefix(PageOne.shownCharts).map { $0 }
        for index in content.sections.indices {
            content.sections[index].blocks = content.sections[index].blocks.leavingOut(missing)
        }
        let asked = chapters.flatMap(\.blocks).compactMap(\.chart)
        for index in content.chapters.indices {
            let blocks = content.chapters[index].blocks
            let shown = blocks.showing { names.contains($0) && missing[$0] == nil && plain[$0] == nil }
            // What has lost its neighbour is wide, but no higher than before.
            content.chapters[index].shortCharts.formUnion(Set(blocks.halves).intersection(shown.wholes))
            content.chapters[index].blocks = shown
        }
        // Most runs have no telemetry beside them, and nobody misses it.
        let missed = asked.filter { $0 != Self.telemetryChart }
        let said = MissingChart.sentences(missed.compactMap { missing[$0] }) + asked.compactMap { plain[$0] }
        if let index = content.chapters.firstIndex(where: { $0.id == Self.metricsID }), !said.isEmpty {
            content.chapters[index].blocks.append(.paragraph(said.joined(separator: " ")))
        }
        content.chapters.removeAll { $0.blocks.isEmpty && $0.lead == nil }
        for index in content.pageOne.actions.indices {
            content.pageOne.actions[index].proof = content.proof(of: content.pageOne.actions[index])
        }
        for index in content.pageOne.tiles.indices {
            content.pageOne.tiles[index].place = content.place(of: content.pageOne.tiles[index].charts)
        }
        for index in content.pageOne.checks.indices {
            content.pageOne.checks[index].place = content.place(of: content.pageOne.checks[index].charts)
        }
        return content
    }

    /// The name of the first of some charts that a chapter shows; nil where none does.
    private func place(of charts: [String]) -> String? {
        let shown = Set(chapters.flatMap(\.blocks).compactMap(\.chart))
        return charts.first(where: shown.contains).map(Document.ChartPlace.id(ofChart:))
    }

    /// The place that proves what an action says: its chart, else its finding; nil where the report has neither.
    private func proof(of action: PageOne.Action) -> PageOne.Proof? {
        if let chart = action.chart,
            let chapter = chapters.first(where: { $0.blocks.contains { $0.chart == chart } })
        {
            return PageOne.Proof(id: "chart-\(chart)", title: chapter.title)
        }
        if let chapter = chapters.first(where: { $0.id == action.chapter }) {
            return PageOne.Proof(id: chapter.id, title: chapter.title)
        }
        return action.finding.map { PageOne.Proof(id: "finding-\($0)", title: "Finding \($0)") }
    }
}

extension MissingChart {
    /// A sentence for each reason.
    fileprivate static func sentences(_ absent: [MissingChart]) -> [String] {
        var reasons: [String] = []
        for chart in absent where !reasons.contains(chart.reason) { reasons.append(chart.reason) }
        return reasons.map { reason in
            let titles = absent.filter { $0.reason == reason }.map { "“\($0.title)”" }
            return "Not drawn: \(titles.joined(separator: ", ")), because \(reason)."
        }
    }
}

extension ContentBlock {
    /// The name, where the block is a chart.
    var chart: String? { if case .chart(let name, _) = self { name } else { nil } }
}

extension [ContentBlock] {
    /// The blocks with one sentence for each reason, where the first chart without data stood.
    fileprivate func leavingOut(_ missing: [String: MissingChart]) -> [ContentBlock] {
        let absent = compactMap { $0.chart.flatMap { missing[$0] } }
        guard !absent.isEmpty else { return self }
        var sentences = MissingChart.sentences(absent).map { ContentBlock.paragraph($0) }
        let present = flatMap { block -> [ContentBlock] in
            guard let name = block.chart, missing[name] != nil else { return [block] }
            defer { sentences = [] }
            return sentences
        }
        return present.withoutLoneHalves
    }

    /// The blocks without the charts that are not to be shown.
    fileprivate func showing(_ isShown: (String) -> Bool) -> [ContentBlock] {
        filter { $0.chart.map(isShown) ?? true }.withoutLoneHalves
    }

    /// The charts of half the width.
    fileprivate var halves: [String] {
        compactMap { if case .chart(let name, isHalf: true) = $0 { name } else { nil } }
    }

    /// The charts of the whole width.
    fileprivate var wholes: [String] {
        compactMap { if case .chart(let name, isHalf: false) = $0 { name } else { nil } }
    }

    /// The blocks with the charts of half the width that have no neighbour left in the whole width.
    private var withoutLoneHalves: [ContentBlock] {
        var blocks: [ContentBlock] = []
        var lone: Int?
        for block in self {
            guard case .chart(_, isHalf: true) = block else {
                blocks.widen(lone)
                lone = nil
                blocks.append(block)
                continue
            }
            lone = lone == nil ? blocks.count : nil
            blocks.append(block)
        }
        blocks.widen(lone)
        return blocks
    }

    /// Gives a chart the whole width.
    private mutating func widen(_ index: Int?) {
        if let index, case .chart(let name, _) = self[index] { self[index] = .chart(name) }
    }
}
