extension FindingRule {
    /// Requests that failed.
    static let failures = FindingRule(.failures) { run in
        guard run.failedTotal > 0 else { return [] }
        let requests = run.requests
        var kinds: [RequestFailure: Int] = [:]
        var inAnswer = 0
        for row in run.failed {
            kinds[requests.failure(row) ?? .other, default: 0] += 1
            if requests.failure(row) == .brokenOff, requests.failedInAnswer(row) { inAnswer += 1 }
        }
        let listed = RequestFailure.allCases.filter { kinds[$0] != nil }
            .sorted { (kinds[$0] ?? 0, $1.rawValue) > (kinds[$1] ?? 0, $0.rawValue) }
        let share = Double(run.failedTotal) / Double(max(run.countedTotal, 1))
        let times = run.known(run.failed, run.start)
        let window = failureWindow(run, times)
        var text =
            "\(FindingText.count(run.failedTotal)) of \(FindingText.count(run.countedTotal, "request")) failed"
        if !listed.isEmpty {
            text +=
                ": " + listed.map { $0.sentence(FindingText.count(kinds[$0] ?? 0)) }.joined(separator: ", ")
        }
        if let window {
            text +=
                "; all began between \(run.clock(window.from)) and \(run.clock(window.to)) after \(run.beginning)"
        } else if times.count >= 5 {
            text += "; spread over the run"
        }
        text += "."
        if inAnswer > 0 {
            text += " \(FindingText.count(inAnswer)) broke off in mid-answer."
        }
        let effects = connectionsAfterFailures(run)
        if effects > 0 {
            text += " \(FindingText.count(effects, "connection")) opened within 50 ms of a failure."
        }
        if let failure = run.input.commonestFailure, let message = failure.message?.text.visible {
            text +=
                " \(run.input.isCommonestAlone ? "The commonest message" : "One of the messages"): “\(message)”"
            if let root = failure.rootCause?.text.visible, root != message {
                text += ", caused by “\(root)”"
            }
            text += "."
        }
        var finding = Finding(
            .failures, .problem, title: "Requests failed", text: text, advice: advice(for: listed.first),
            impact: .init(.requests, share), chart: "failures-over-time"
        )
        .with("failed", count: run.failedTotal).with("requests", count: run.countedTotal).with("share", share)
        for kind in listed { finding = finding.with(kind.key, count: kinds[kind]) }
        return [
            finding.with("before_first_byte", count: run.failed.count - inAnswer).with(
                "in_answer", count: inAnswer
            )
            .with("connections_following", count: effects).with("window", flag: window != nil)
            .with(requests: run.failed)
        ]
    }

    /// The stretch of time that holds all failures, where that is at most a third of the run.
    private static func failureWindow(_ run: FindingBasis, _ times: [Double]) -> (from: Double, to: Double)? {
        guard times.count >= 5, let from = times.min(), let to = times.max(), let last = run.start.last,
            to - from <= last / 3
        else { return nil }
        return (from, to)
    }

    /// How many connections were opened within 50 ms of the start or the end of a failure, by others.
    private static func connectionsAfterFailures(_ run: FindingBasis) -> Int {
        let requests = run.requests
        let moments = Median.sorted(run.known(run.failed, run.start) + run.known(run.failed, run.end))
        guard !moments.isEmpty else { return 0 }
        var peak = 0
        var opened = 0
        return (0..<requests.count).count { row in
            // As many as were in flight at once are needed without any failure.
            peak = max(peak, Int(run.inFlight[row]) / requests.oneOf)
            guard requests.opened(row) == true, !run.start[row].isNaN else { return false }
            opened += 1
            guard opened > peak else { return false }
            let time = run.start[row]
            var (low, high) = (0, moments.count)
            while low < high {
                let middle = (low + high) / 2
                if moments[middle] < time - 50e6 { low = middle + 1 } else { high = middle }
            }
            return low < moments.count && moments[low] <= time + 50e6
        }
    }

    private static func advice(for kind: RequestFailure?) -> String {
        switch kind {
        case .limited: "Send less at once, or raise the server's limit: it turns work away."
        case .timedOut:
            "Find why answers outlast the time limit: too few slots, or a limit that is too short."
        case .brokenOff: "Look in the server's log at the moment the connections broke off."
        case .refused: "Look at what the requests ask for: the server refuses them."
        default: "Look in the server's log for these requests before reading any latency."
        }
    }
}
