extension SweepCurve {
    /// What the curve tells, one sentence each; what cannot be told is not there.
    public var sentences: [String] {
        [
            singleSentence, kneeSentence ?? growthSentence, capacitySentence, tradeSentence, deliverySentence,
            failureSentence,
        ]
        .compactMap { $0 }
    }

    private func words(_ index: Int) -> String { along.words(points[index].load) }

    private func throughput(_ index: Int) -> Double { points[index].mean(.requestThroughput) ?? 0 }

    /// What the only point is; nil where there are several.
    private var singleSentence: String? {
        guard points.count == 1, let rate = points[0].mean(.requestThroughput) else { return nil }
        let tag = firstToken ?? .httpReqDuration
        let time = points[0].mean(.percentile(50, tag)).map {
            ", \(Self.name(tag)) takes \(FindingText.time($0)) (p50)"
        }
        return
            "One \(along.isLoad ? "load" : "value") was tried, \(words(0)): \(SweepText.rate(rate)) requests a second"
            + "\(time ?? ""). A curve takes a second one."
    }

    // MARK: Throughput

    /// From this share on a change of throughput is worth a word.
    private static let leastChange = 0.05

    /// Where throughput stops to keep pace, or that it does to the end; nil where neither can be told.
    public var throughputHeadline: String? {
        guard let growth else { return nil }
        guard let knee else {
            return growth.growsToTheEnd ? "Throughput still grows at \(words(points.count - 1))" : nil
        }
        let later = (knee + 1..<points.count).map { growth.change(knee, $0).share }
        let rate = "\(SweepText.rate(throughput(knee)))/s"
        return later.allSatisfy { $0 < Self.leastChange }
            ? "Throughput stops at \(rate) from \(words(knee)) on"
            : "Throughput grows little beyond \(words(knee)), which get \(rate)"
    }

    /// How much longer answers are waited for at the first load beyond the knee: `At 16 users the first token takes 5.9
    /// times as long as at 8`; nil where there is no knee, or where they are not.
    public var latencyHeadline: String? {
        guard let knee, points.indices.contains(knee + 1) else { return nil }
        return cost(knee, knee + 1).map {
            "At \(words(knee + 1)) \($0) as at \(along.short(points[knee].load))"
        }
    }

    /// Where throughput stops to keep pace, what more load brings, and what it costs.
    private var kneeSentence: String? {
        guard let knee, let growth, let beginning = throughputHeadline else { return nil }
        let next = knee + 1
        let step = growth.change(knee, next)
        let more = along.short(points[next].load)
        let brings: String
        if step.share <= -Self.leastChange, step.isClear {
            brings = "with \(more) it falls to \(SweepText.rate(throughput(next)))/s"
        } else if step.share < Self.leastChange {
            brings = "\(more) add nothing"
        } else {
            brings = "\(more) add \(FindingText.share(step.share))"
        }
        return "\(beginning); \(brings)\(cost(knee, next).map { " and \($0)" } ?? "")."
    }

    /// How much longer answers are waited for: `the first token takes 5.9 times as long`; nil where they are
    /// not.
    private func cost(_ first: Int, _ second: Int) -> String? {
        let tag = firstToken ?? .httpReqDuration
        guard let before = points[first].mean(.percentile(50, tag)), before > 0,
            let after = points[second].mean(.percentile(50, tag)), after >= 1.1 * before
        else { return nil }
        return "\(Self.name(tag)) takes \(FindingText.digits(after / before)) times as long"
    }

    /// What is waited for.
    private static func name(_ tag: MetricTag) -> String {
        switch tag {
        case .timeToFirstToken: "the first token"
        case .ttfb: "the first byte"
        default: "a request"
        }
    }

    /// That throughput keeps pace to the end.
    private var growthSentence: String? {
        guard knee == nil, let headline = throughputHeadline else { return nil }
        return "\(headline), the highest load: \(SweepText.rate(throughput(points.count - 1)))/s."
    }

    // MARK: Objectives

    /// The largest load that meets the objectives.
    private var capacitySentence: String? {
        let shares = points.map(\.goodShare)
        guard points.count > 1, shares.allSatisfy({ $0 != nil }), points.allSatisfy({ $0.load.number != nil })
        else {
            return nil
        }
        let rules = group.configuration.objectives
        let asked = rules.isEmpty ? "the SLOs" : "the SLOs (\(rules.map(\.visible).joined(separator: ", ")))"
        guard let capacity else {
            let best = shares.indices.max { (shares[$0] ?? 0) < (shares[$1] ?? 0) } ?? 0
            guard shares[best] ?? 0 > 0 else { return "At no load does a single request meet \(asked)." }
            return "No load meets \(asked) with 95 % of its requests: at best \(words(best)), with "
                + "\(SweepText.share(shares[best] ?? 0))."
        }
        let met = "\(SweepText.share(shares[capacity] ?? 0)) of the requests"
        guard capacity < points.count - 1 else {
            return "\(words(capacity).uppercasedFirst), the highest load, still meets \(asked): \(met) do."
        }
        let next = capacity + 1
        return "\(words(capacity).uppercasedFirst) is the most that meets \(asked): \(met) do, "
            + "with \(words(next)) \(SweepText.share(shares[next] ?? 0))."
    }

    // MARK: Trades

    /// Which loads give each user more than a twentieth fewer tokens than a lower load does, and no more in all.
    private var tradeSentence: String? {
        guard along.isLoad else { return nil }
        let trades = points.map { ($0.mean(.tokensPerUser), $0.mean(.outputTokenThroughput)) }
        let worse = points.indices.filter { index in
            guard let user = trades[index].0, let all = trades[index].1 else { return false }
            return trades.prefix(index).contains { other in
                guard let otherUser = other.0, let otherAll = other.1 else { return false }
                return otherUser > (1 + Self.leastChange) * user && otherAll >= all
            }
        }
        guard !worse.isEmpty else { return nil }
        let names = worse.map { along.short(points[$0].load) }.joinedInProse
        return
            "\(names)\(along.kind == .users ? " users" : " requests/s") give each user fewer tokens than a lower "
            + "load, and no more in all."
    }

    // MARK: Load and failures

    /// Where the load that was asked for did not come about.
    private var deliverySentence: String? {
        let missed = points.compactMap { point -> String? in
            guard point.runs.contains(where: { $0.has(.loadNotDelivered) || $0.has(.concurrencyNotReached) })
            else {
                return nil
            }
            if along.kind == .rate {
                let kept = point.runs.compactMap(\.keptRate)
                guard kept.count == point.runs.count else { return along.words(point.load) }
                let mean = kept.reduce(0, +) / Double(kept.count)
                return "\(along.words(point.load)) (\(SweepText.rate(mean)) sent)"
            }
            let flight = point.runs.compactMap(\.meanInFlight)
            guard flight.count == point.runs.count else { return along.words(point.load) }
            let mean = flight.reduce(0, +) / Double(flight.count)
            return "\(along.words(point.load)) (\(FindingText.digits(mean)) under way on average)"
        }
        return missed.isEmpty ? nil : "The load was not what was asked for at \(missed.joinedInProse)."
    }

    /// From which load on requests failed; nil where that is none, all of them, or not all from one on.
    public var failureHeadline: String? {
        guard let first = points.firstIndex(where: { $0.failed > 0 }), first > 0,
            points[first...].allSatisfy({ $0.failed > 0 })
        else { return nil }
        return "From \(words(first)) on requests failed"
    }

    /// Where requests fail.
    private var failureSentence: String? {
        let failing = points.filter { $0.failed > 0 }
        guard let worst = failing.max(by: { ($0.failedShare ?? 0) < ($1.failedShare ?? 0) }) else {
            return nil
        }
        let share = "\(FindingText.share(worst.failedShare ?? 0)) of the requests"
        guard failing.count > 1 else { return "At \(along.words(worst.load)) \(share) failed." }
        let place =
            failing.count == points.count
            ? "Requests failed at every load"
            : failureHeadline ?? "Requests failed at \(failing.count) of the loads"
        return "\(place): at most \(share), at \(along.words(worst.load))."
    }
}

/// How the sentences and tables of a sweep spell their numbers.
public enum SweepText {
    /// So many a second, in three digits: `27.3`, `3.55`, `1,240`.
    public static func rate(_ value: Double) -> String {
        guard value < 99.95 else { return FindingText.digits(value) }
        return FigureStyle.fixed(value, value < 9.995 ? 2 : 1)
    }

    /// A share, a little less than all of them never as all: `99.9 %`.
    public static func share(_ share: Double) -> String {
        guard share < 1, share > 0.99 else { return FindingText.share(share) }
        return FigureStyle.fixed(min(share * 100, 99.9), 1) + " %"
    }
}

extension [String] {
    /// `8, 16 and 32`.
    fileprivate var joinedInProse: String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
