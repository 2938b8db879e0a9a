/// A chart that has nothing to show.
struct MissingChart: Sendable, Equatable {
    /// Its title.
    var title: String
    /// Why there is no data, as the chart would say it.
    var reason: String
}

extension ReportContent {
    /// The content without the charts that have nothing to show: a sentence says why they are not there.
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
        return content
    }
}

extension [ContentBlock] {
    /// The blocks with one sentence for each reason, where the first chart without data stood.
    fileprivate func leavingOut(_ missing: [String: MissingChart]) -> [ContentBlock] {
        let absent = compactMap { block in
            if case .chart(let name, _) = block { missing[name] } else { nil }
        }
        guard !absent.isEmpty else { return self }
        var reasons: [String] = []
        for chart in absent where !reasons.contains(chart.reason) { reasons.append(chart.reason) }
        var sentences = reasons.map { reason in
            let titles = absent.filter { $0.reason == reason }.map { "“\($0.title)”" }
            return ContentBlock.paragraph("Not drawn: \(titles.joined(separator: ", ")), because \(reason).")
        }
        let present = flatMap { block -> [ContentBlock] in
            guard case .chart(let name, _) = block, missing[name] != nil else { return [block] }
            defer { sentences = [] }
            return sentences
        }
        return present.withoutLoneHalves
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
