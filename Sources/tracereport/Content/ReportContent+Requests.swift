import TraceAnalysis

extension ReportContent {
    /// How many of the slowest requests are listed.
    static let listedSlowest = 10

    /// The slowest requests with what it takes to find them in the server's log.
    static func slowest(_ requests: SlowestRequests, _ analysis: Analysis) -> ContentSection {
        let shown = Array(requests.requests.prefix(listedSlowest))
        let section = ContentSection(id: "slowest", title: "Slowest requests")
        guard let first = shown.first else {
            return section.with(
                lead: "No request that counts for the latencies has a duration.", blocks: [])
        }
        var blocks: [ContentBlock] = [.chart("slowest-requests"), .table(table(shown, analysis))]
        if let remark = remark(on: shown) { blocks.append(.paragraph(remark)) }
        return section.with(lead: lead(first, shown, analysis), blocks: blocks)
    }

    /// The slowest request in a sentence; nil where none has a duration.
    static func slowestSentence(_ requests: SlowestRequests) -> String? {
        requests.requests.first.map {
            "The slowest request took \(FigureStyle.duration(nanoseconds: $0.duration))."
        }
    }

    /// How slow they are beside the others, and where most of them spent the most time.
    private static func lead(_ first: SlowRequest, _ shown: [SlowRequest], _ analysis: Analysis) -> String {
        let count = analysis.metrics[first.measure]?.count ?? shown.count
        let time = FigureStyle.duration(nanoseconds: first.duration)
        guard count > 1 else { return "The only request with \(first.measure.name) took \(time)." }
        var sentence = "The slowest of \(count.counted("request")) took \(time)"
        if let p50 = analysis.metrics[first.measure]?.p(50), p50 > 0 {
            sentence += ", \(FigureStyle.fixed(first.duration / p50, 2)) times the p50"
        }
        return sentence + (longestPhase(of: shown).map { "; \($0)." } ?? ".")
    }

    /// The phase that is the longest in most of the requests; nil where phases are not recorded.
    private static func longestPhase(of shown: [SlowRequest]) -> String? {
        let longest = shown.compactMap { $0.phases?.longest }.filter { $0.value > 0 }.map(\.phase)
        guard longest.count == shown.count, shown.count > 1 else { return nil }
        let most = Phases { phase in Double(longest.count { $0 == phase }) }.longest
        let (name, count) = (most.phase.title.lowercased(), Int(most.value))
        return count == shown.count
            ? "\(name) is the longest phase of all that are listed"
            : "\(name) is the longest phase of \(count) of the \(shown.count) that are listed"
    }

    private static func table(_ shown: [SlowRequest], _ analysis: Analysis) -> ContentTable {
        let isMixed = Set(shown.map(\.measure)).count > 1
        let hasFailed = shown.contains { !$0.isSuccessful }
        let lost = analysis.overview.lost.names().joined(separator: " or ")
        var columns = [ContentColumn("Request"), ContentColumn("Start (UTC)")]
        columns[0].isIdentifier = true
        columns[1].isTime = true
        if isMixed { columns.append(ContentColumn("Measure")) }
        if hasFailed { columns.append(ContentColumn("Outcome")) }
        columns.append(ContentColumn(isMixed ? "Time" : shown.first?.measure.name ?? "Time", .trailing))
        columns += WirePhase.allCases.map { ContentColumn($0.title, .trailing) }
        columns.append(ContentColumn("Tokens", .trailing))
        let isExplained = shown.contains { $0.excess != nil }
        if isExplained { columns.append(ContentColumn("Excess", .trailing)) }
        let rows = shown.map { request in
            var row = [
                (request.id ?? "not recorded").visible,
                .recorded(request.start, Timestamp.precise(nanoseconds:)),
            ]
            if isMixed { row.append(request.measure.name) }
            if hasFailed { row.append(request.isSuccessful ? "successful" : lost) }
            row.append(FigureStyle.duration(nanoseconds: request.duration))
            row +=
                request.phases.map { $0.values.map(FigureStyle.duration(nanoseconds:)) }
                ?? WirePhase.allCases.map { _ in "–" }
            row.append(request.outputTokens.map(FigureStyle.plain) ?? "–")
            if isExplained { row.append(request.excess?.cell ?? "–") }
            return row
        }
        return ContentTable(
            title: "The slowest requests, with their x_request_id, disjoint phases and output tokens",
            columns: columns, rows: rows)
    }

    /// What to mind when reading the table.
    private static func remark(on shown: [SlowRequest]) -> String? {
        var remarks: [String] = []
        if shown.contains(where: { $0.phases == nil || $0.outputTokens == nil }) {
            remarks.append("A dash is what was not recorded.")
        }
        let differs = shown.contains { request in
            request.phases.map { abs($0.total - request.duration) > 1e3 } ?? false
        }
        if differs {
            remarks.append(
                "The phases add up to the whole request, from waiting for a connection to the last byte; the time "
                    + "they are listed by starts and stops at other events.")
        }
        if shown.contains(where: { $0.excess != nil }) {
            remarks.append(
                (shown.contains { $0.excess?.isOverMedian ?? false }
                    ? "Excess is the time beyond the median, as answers hardly differ in length"
                    : "Excess is the time beyond what is usual for as many output tokens")
                    + (shown.contains { $0.excess?.standsOut ?? false } ? "; with * it stands out." : "."))
        }
        return remarks.isEmpty ? nil : remarks.joined(separator: " ")
    }
}

extension SlowRequest.Excess {
    /// The time with its sign, and a star where it stands out.
    fileprivate var cell: String { Quantity.time.signedCell(time) + (standsOut ? " *" : "") }
}

extension ContentSection {
    /// The section with something in it.
    fileprivate func with(lead: String, blocks: [ContentBlock]) -> ContentSection {
        var section = self
        section.lead = lead
        section.blocks = blocks
        return section
    }
}

extension ReportContent {
    /// How many kinds of failure a report lists; the JSON has all.
    private static let listedFailures = 20

    /// The kinds of failure with what their messages say, most frequent first.
    static func failures(_ analysis: Analysis) -> ContentSection {
        guard !analysis.failures.isEmpty else {
            return ContentSection(
                id: "failures", title: "Failures", lead: "No request failed.", blocks: [])
        }
        let tellsCauses = analysis.failures.contains { $0.rootCause != nil }
        let rows = analysis.failures.prefix(listedFailures).map { failure in
            [
                (failure.type ?? "not recorded").visible, failure.code?.description ?? "none",
                failure.isCancellation ? "yes" : "no", FigureStyle.grouped(failure.count),
                failure.message?.text ?? "not recorded",
            ] + (tellsCauses ? [failure.rootCause?.text ?? "not recorded"] : [])
        }
        var blocks: [ContentBlock] = [
            .table(
                ContentTable(
                    title: analysis.overview.ownFailures > 0
                        ? "Failures by Type, Code and Message" : "Cancellations by Type, Code and Message",
                    columns: [
                        ContentColumn("Type"), ContentColumn("Code", .trailing),
                        ContentColumn("Cancelled", .trailing), ContentColumn("Requests", .trailing),
                        ContentColumn("Message"),
                    ] + (tellsCauses ? [ContentColumn("Root cause")] : []), rows: rows))
        ]
        let rest = analysis.failures.dropFirst(listedFailures)
        if !rest.isEmpty {
            let requests = rest.reduce(0) { $0 + $1.count }.counted("request")
            let way = rest.count.counted("further way")
            blocks.append(.paragraph("\(requests) did not succeed in \(way); the JSON lists them."))
        }
        if tellsCauses || analysis.failures.contains(where: { $0.message != nil }) {
            blocks.append(
                .paragraph(
                    "Messages are shortened; hosts, addresses, keys, ids and numbers in them are masked in "
                        + "square brackets."))
        }
        return ContentSection(
            id: "failures", title: "Failures", lead: analysis.overview.lostSentence, blocks: blocks)
    }
}

extension Overview {
    /// How many requests failed, and how many were cancelled.
    fileprivate var lostSentence: String {
        let cancelled = cancelledRequests
        let were = "\(FigureStyle.grouped(cancelled)) \(cancelled == 1 ? "was" : "were") cancelled"
        guard ownFailures > 0 else { return "No request failed; \(were)." }
        let share = FigureStyle.percent(Double(ownFailures) / Double(successfulRequests + ownFailures))
        let failed = "\(ownFailures.counted("request")) failed, \(share) of "
        return failed + (cancelled > 0 ? "those that were not cancelled; \(were)." : "all.")
    }
}
