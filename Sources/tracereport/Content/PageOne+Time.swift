import TraceAnalysis
import TraceCharts

extension PageOne.TimeBar {
    /// Parts below this share have no label of their own.
    private static let leastLabelled = 0.04

    /// The phases of a run's mean request; nil where neither phases nor the first byte are known.
    init?(_ analysis: Analysis) {
        let overview = analysis.overview
        let means: Phases<Double>
        let count: Int
        if let phases = analysis.phases, phases.total > 0 {
            (means, count) = (phases.means, phases.count)
        } else if let first = analysis.network.meanTTFB, let transfer = analysis.network.meanTransfer,
            first + transfer > 0
        {
            means = Phases(blocked: 0, dns: 0, connect: 0, send: 0, wait: first, transfer: transfer)
            count = analysis.network.requests
        } else {
            return nil
        }
        let streams = overview.streamingRequests > 0
        let time = { (milliseconds: Double) in
            Quantity.time.short(Quantity.time.decoded(milliseconds))
        }
        parts = means.pairs.filter { $0.value > 0 }.map { phase, mean in
            let share = mean / means.total
            return Part(
                phase: phase.name, label: "\(Self.title(phase, streams: streams)) \(time(mean))",
                share: Quantity.share.short(share), width: FigureStyle.fixed(share * 100, 3))
        }
        let whose = analysis.options.includeFailed ? "request" : "successful request"
        subject = "mean \(time(means.total)), \(count.counted(whose))"
        let small = means.pairs.filter { $0.value > 0 && $0.value / means.total < Self.leastLabelled }
        let whole = small.reduce(0) { $0 + $1.value }
        let names = small.map { Self.title($0.phase, streams: streams) }
        let rest =
            names.isEmpty
            ? nil
            : "\(names.listed.uppercasedFirst): \(time(whole)), \(Quantity.share.short(whole / means.total))."
        let holds =
            streams && means.transfer > 0
            ? "Responses stream, so their transfer holds the generation of tokens." : nil
        note = [rest, holds].compactMap { $0 }.joined(separator: " ")
        if note?.isEmpty == true { note = nil }
        // What the note tells has no label.
        for index in parts.indices where small.contains(where: { $0.phase.name == parts[index].phase }) {
            parts[index].label = ""
        }
    }

    /// A phase in words.
    private static func title(_ phase: WirePhase, streams: Bool) -> String {
        switch phase {
        case .blocked: "Blocked"
        case .dns: "DNS"
        case .connect: "Connect"
        case .send: "Send"
        case .wait: "Wait"
        case .transfer: streams ? "Generation and transfer" : "Transfer"
        }
    }
}

extension [String] {
    /// The words in one phrase: "DNS, connect and send".
    fileprivate var listed: String {
        let words = enumerated().map {
            $0.offset == 0 || $0.element == "DNS" ? $0.element : $0.element.lowercased()
        }
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}
