import TraceAnalysis

extension ReportContent {
    /// How many kinds of failure a report lists; the JSON has all.
    private static let listedFailures = 20

    /// The kinds of failure with what their messages say, most frequent first.
    static func failures(_ analysis: Analysis) -> ContentSection {
        guard !analysis.failures.isEmpty else {
            return ContentSection(
                id: "failures", title: "Failures", lead: "No request failed.", blocks: [])
        }
        let rows = analysis.failures.prefix(listedFailures).map { failure in
            [
                (failure.type ?? "not recorded").visible, failure.code.map(String.init) ?? "none",
                failure.isCancellation ? "yes" : "no", FigureStyle.grouped(failure.count),
                failure.message?.text ?? "not recorded",
            ]
        }
        var blocks: [ContentBlock] = [
            .table(
                ContentTable(
                    title: "Failures by Type, Code and Message",
                    columns: [
                        ContentColumn("Type"), ContentColumn("Code", .trailing),
                        ContentColumn("Cancelled", .trailing), ContentColumn("Requests", .trailing),
                        ContentColumn("Message"),
                    ], rows: rows))
        ]
        let rest = analysis.failures.dropFirst(listedFailures)
        if !rest.isEmpty {
            let requests = rest.reduce(0) { $0 + $1.count }.counted("request")
            blocks.append(
                .paragraph("\(requests) failed in \(rest.count.counted("further way")); the JSON lists them.")
            )
        }
        if analysis.failures.contains(where: { $0.message != nil }) {
            blocks.append(
                .paragraph(
                    "Messages are shortened; hosts, addresses, keys, ids and numbers in them are masked in "
                        + "square brackets."))
        }
        let overview = analysis.overview
        let share = FigureStyle.percent(Double(overview.failedRequests) / Double(overview.countedRecords))
        return ContentSection(
            id: "failures", title: "Failures",
            lead: "\(overview.failedRequests.counted("request")) failed, \(share) of all.", blocks: blocks)
    }
}
