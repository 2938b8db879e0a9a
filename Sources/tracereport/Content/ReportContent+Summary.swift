import TraceAnalysis

extension ReportContent {
    /// How the run did and where its time went, in one sentence that is true for its data.
    ///
    /// What was not recorded is not mentioned. nil where no request was counted.
    static func summary(of analysis: Analysis) -> String? {
        guard let outcome = outcome(analysis) else { return nil }
        guard analysis.overview.successfulRequests > 0 else { return outcome + "." }
        let pace = [throughput(analysis), firstByte(analysis)].compactMap { $0 }
        let held = longestPart(analysis).map { "; \($0)" } ?? ""
        return outcome + (pace.isEmpty ? "" : ", " + pace.joined(separator: ", ")) + held + "."
    }

    /// How many requests succeeded, and how the others failed.
    private static func outcome(_ analysis: Analysis) -> String? {
        let overview = analysis.overview
        let all = overview.countedRecords
        let good = overview.successfulRequests
        guard all > 0 else { return nil }
        let few = good > 0 && good < 20 ? ["too few to judge a run by"] : []
        let everyOne = all == 1 ? "The only request" : "All \(all.grouped) requests"
        if good == all { return everyOne + " succeeded" + few.inBrackets }
        let failure = mostFrequentFailure(analysis).map { ", \($0)" } ?? ""
        if good == 0 {
            let were = all == 1 ? "was cancelled" : "were cancelled"
            return "\(everyOne) \(overview.lost.names(cancelled: were).joined(separator: " or "))" + failure
        }
        return "\(good.grouped) of \(all.grouped) requests succeeded"
            + ([overview.lostInWords.joined(separator: ", ") + failure] + few).inBrackets
    }

    /// How most of the failed requests failed, in a few words.
    private static func mostFrequentFailure(_ analysis: Analysis) -> String? {
        let kinds = analysis.failures.byKind
        guard let first = kinds.first else { return nil }
        if first.isCancellation, first.type == nil { return nil }
        let name = [first.type.map { $0.visible.cut(to: 60) }, first.code?.description].compactMap { $0 }
        guard !name.isEmpty else { return nil }
        return (kinds.count == 1 ? "with " : "most often with ") + name.joined(separator: " ")
    }

    private static func throughput(_ analysis: Analysis) -> String? {
        analysis.overview.requestThroughput.map { "at \(Quantity.requestsPerSecond.text($0))" }
    }

    private static func firstByte(_ analysis: Analysis) -> String? {
        guard let summary = analysis.metrics[.ttfb], let p50 = summary.p(50) else { return nil }
        let time = Quantity.time.cell(p50)
        return summary.count == 1
            ? "with the first byte after \(time)" : "with a median time to first byte of \(time)"
    }

    /// Where most of a request's time went.
    private static func longestPart(_ analysis: Analysis) -> String? {
        let responses =
            analysis.overview.nonStreamingRequests == 0 && analysis.overview.streamingRequests > 0
            ? "the streamed responses" : "the responses"
        if let phases = analysis.phases, phases.total > 0 {
            let names = Phases(
                blocked: "waiting for a free connection", dns: "looking up host names",
                connect: "connecting", send: "sending the requests", wait: "waiting for the first byte",
                transfer: "receiving \(responses)")
            let (phase, mean) = phases.means.longest
            return
                "\(names[phase]) took the most time, \(FigureStyle.percent(mean / phases.total)) of a mean "
                + "request of \(FigureStyle.duration(milliseconds: phases.total))"
        }
        guard let first = analysis.network.meanTTFB, let transfer = analysis.network.meanTransfer,
            first + transfer > 0
        else { return nil }
        let (name, time) =
            first >= transfer ? ("waiting for the first byte", first) : ("receiving \(responses)", transfer)
        return "\(name) took the most time, \(FigureStyle.duration(milliseconds: time)) on average"
    }
}

extension [String] {
    /// The remarks in one pair of brackets, nothing for none.
    fileprivate var inBrackets: String { isEmpty ? "" : " (\(joined(separator: "; ")))" }
}

extension Int {
    /// With a comma between thousands.
    fileprivate var grouped: String { FigureStyle.grouped(self) }
}

extension String {
    /// At most so many characters, the rest as “…”.
    func cut(to length: Int) -> String {
        count > length ? prefix(length - 1) + "…" : self
    }
}
