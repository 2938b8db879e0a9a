import TraceAnalysis

extension PageOne {
    /// Page one of a run.
    init(_ analysis: Analysis, summary: String?) {
        let findings = analysis.findings
        let (first, rest) = summary.map(Self.split) ?? (nil, nil)
        headline = first
        figures = rest
        runLine = Self.runLine(analysis)
        doubt = findings?.ranked.first { $0.severity == .invalid }.map { Self.split($0.text).first }
        tiles = Self.tiles(analysis)
        actions =
            findings.map { findings in
                // Three have less room each than one.
                let room = findings.actions.count < 3 ? 230 : 140
                return findings.actions.map {
                    Action($0, number: (findings.ranked.firstIndex(of: $0) ?? 0) + 1, room: room)
                }
            } ?? []
        lookedFor = findings.flatMap {
            $0.count(.invalid) + $0.count(.problem) == 0 ? Self.rules(analysis) : nil
        }
        time = TimeBar(analysis)
        charts = Self.charts(analysis)
        checks = analysis.insights.map { CheckLine($0, in: analysis) }
    }

    /// The first sentence of a headline, and the rest.
    static func split(_ text: String) -> (first: String, rest: String?) {
        guard let end = text.firstRange(of: ". ") else { return (text, nil) }
        return (String(text[..<end.lowerBound]) + ".", String(text[end.upperBound...]))
    }

    /// How many requests the rules need that need the most.
    private static let enough = 60

    /// What is said where nothing needs action.
    private static func rules(_ analysis: Analysis) -> String {
        let noticed = analysis.findings?.ranked.map(\.title) ?? []
        guard noticed.isEmpty else {
            return
                "Noticed: \(noticed.joined(separator: "; ")). Nothing else was found of what is looked for."
        }
        let count = analysis.overview.countedRecords
        let reach = count < enough ? ", as far as \(count.counted("request")) can tell" : ""
        return
            "Looked for\(reach): figures that can't be trusted, load that was not sent, failures, stalls, queueing, "
            + "cold starts, slow groups of requests, connections and lookups that cost time, pauses in answers, missed "
            + "objectives."
    }

    /// What was run, in one line.
    static func runLine(_ analysis: Analysis) -> String? {
        let run = analysis.run
        let overview = analysis.overview
        let streams =
            overview.streamingRequests + overview.nonStreamingRequests == 0
            ? nil : overview.streamingRequests > 0 ? "streaming" : "not streaming"
        let kind = [run.summary.endpointType, streams].compactMap { $0 }.joined(separator: ", ")
        // The duration is that of the successful ones, from the first start to the last end.
        let successful =
            overview.failedRequests > 0
            ? ", \(FigureStyle.grouped(overview.successfulRequests)) successful" : ""
        let requests =
            overview.countedRecords.counted("request") + successful
            + (overview.duration.map { " in " + Quantity.time.short($0).replacing(" ", with: "\u{A0}") } ?? "")
        let parts = [
            run.summary.model?.cut(to: 60), kind.isEmpty ? nil : kind, analysis.load.asked.words,
            run.summary.endpoint.map(hosts), analysis.options.phase.name.map { "phase \($0)".cut(to: 40) },
            analysis.options.part, run.startTime.flatMap(day), requests,
        ]
        return parts.compactMap { $0?.visible }.joined(separator: " · ")
    }

    /// The hosts of endpoints without their schemes: `localhost:8347`, `10.0.0.1:80 and 1 more`.
    private static func hosts(_ endpoint: String) -> String {
        let hosts = endpoint.split(separator: ", ").map { url in
            url.firstRange(of: "://").map { String(url[$0.upperBound...]) } ?? String(url)
        }
        let first = (hosts.first ?? endpoint).cut(to: 50)
        return hosts.count > 1 ? "\(first) and \(hosts.count - 1) more" : first
    }

    /// A day and a minute as people write them: `23 Nov 2026, 20:35 UTC`; nil for what is no ISO 8601 in UTC.
    static func day(_ date: String) -> String? {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = date.split(separator: "T", maxSplits: 1)
        guard parts.count == 2, parts[1].count >= 5 else { return nil }
        let day = parts[0].split(separator: "-")
        guard day.count == 3, let month = Int(day[1]), let number = Int(day[2]), (1...12).contains(month)
        else { return nil }
        return "\(number) \(months[month - 1]) \(day[0]), \(parts[1].prefix(5)) UTC"
    }
}

extension PageOne.Action {
    /// What a finding says is to be done.
    ///
    /// - Parameter room: How many characters the evidence may have, unless its first sentence is longer.
    init(_ finding: Finding, number: Int, room: Int) {
        self.init(
            advice: finding.advice ?? finding.title, evidence: Self.evidence(finding.text, room: room),
            stake: finding.impact.words, chart: finding.chart,
            chapter: [.failures, .mostlyFailed].contains(finding.id) ? ReportContent.loadID : nil,
            finding: number)
    }

    /// As many sentences as have room, the first at least.
    private static func evidence(_ text: String, room: Int) -> String {
        var shown = ""
        var rest: String? = text
        while let sentences = rest {
            let (sentence, more) = PageOne.split(sentences)
            if !shown.isEmpty, shown.count + sentence.count > room { break }
            shown += (shown.isEmpty ? "" : " ") + sentence
            rest = more
        }
        return shown.cut(to: 460)
    }
}

extension Finding.Impact {
    /// What it costs; nil where nothing is defined.
    var words: String? {
        guard share > 0 else { return nil }
        let text = Quantity.share.short(share)
        return switch kind {
        case .validity: share == 1 ? "every figure of this run" : "the figures of \(text) of the requests"
        case .requests: "\(text) of the requests"
        case .time: "\(text) of the time that requests took"
        }
    }
}
