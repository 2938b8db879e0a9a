extension ReportContent {
    /// The content without the charts that have nothing to show: a sentence says why they are not there.
    ///
    /// - Parameter missing: The charts without data by name.
    func leavingOut(_ missing: [String: MissingChart]) -> ReportContent {
        var content = self
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
            if case .chart(let name) = block { missing[name] } else { nil }
        }
        guard !absent.isEmpty else { return self }
        var reasons: [String] = []
        for chart in absent where !reasons.contains(chart.reason) { reasons.append(chart.reason) }
        var sentences = reasons.map { reason in
            let titles = absent.filter { $0.reason == reason }.map { "“\($0.title)”" }
            return ContentBlock.paragraph("Not drawn: \(titles.joined(separator: ", ")), because \(reason).")
        }
        return flatMap { block -> [ContentBlock] in
            guard case .chart(let name) = block, missing[name] != nil else { return [block] }
            defer { sentences = [] }
            return sentences
        }
    }
}
