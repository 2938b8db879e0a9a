import TraceAnalysis

/// One bar for all requests and one for each band of total latency, cut where the first byte arrived.
struct BreakdownChart {
    private let measure = "Mean processing and transfer"
    private let parts = [
        StackedBars.Part("Processing", detail: "(time to first byte)", ink: .phase(.wait)),
        StackedBars.Part("Transfer", detail: "(first to last byte)", ink: .phase(.transfer)),
    ]

    func chart(of run: AnalyzedRun) -> Chart {
        let network = run.analysis.network
        let columns = ["band", "requests", "ttfb", "transfer"]
        guard let ttfb = network.meanTTFB, let transfer = network.meanTransfer else {
            return .missing(
                measure, run.analysis, reason: Subject.ttfb.reason(run.analysis), columns: columns)
        }
        let bands =
            [Band("all", network.requests, ttfb, transfer)]
            + network.bands.map { Band("\($0.lower)-\($0.upper)", $0.requests, $0.meanTTFB, $0.meanTransfer) }
        let words = ratioInWords(network.transferProcessingRatio)
        let head = Caption.head(
            measure, finding: network.requests >= 20 && ttfb > 0 ? words.uppercasedFirst : nil,
            counts: Caption.items(network.requests, "requests"), Caption.exclusions(run.analysis))
        return Chart(
            title: head.title, subtitle: head.subtitle,
            caption: "Processing ends with the first byte; bands by total latency.",
            description: description(bands, words),
            content: .plot(plot(bands)),
            data: ChartTable(
                columns: columns,
                rows: bands.map {
                    [.text($0.name), .count($0.requests), .number($0.ttfb), .number($0.transfer)]
                }))
    }

    /// Some requests and their mean times, in ms.
    private struct Band {
        let name: String
        let requests: Int
        let ttfb: Double
        let transfer: Double

        init(_ name: String, _ requests: Int, _ ttfb: Double, _ transfer: Double) {
            self.name = name
            self.requests = requests
            self.ttfb = ttfb
            self.transfer = transfer
        }

        var ratio: String { ttfb > 0 ? ChartText.times(transfer / ttfb) : "no ratio" }
        var label: String { name.split(separator: "-").joined(separator: "–") + " %" }
    }

    private func plot(_ bands: [Band]) -> Plot {
        let nanoseconds = 1e6
        let rows = bands.enumerated().map { index, band in
            let times = [band.ttfb, band.transfer]
            return StackedBars.Row(
                label: index == 0 ? "All requests" : band.label,
                note: Caption.items(band.requests, "requests"),
                values: times.map { max($0, 0) * nanoseconds },
                texts: times.map { ChartText.duration(milliseconds: $0) },
                trailing: [band.ratio], isStrong: index == 0)
        }
        let longest = max(rows.map(\.total).max() ?? 0, 1)
        let axis = ValueAxis(
            .bottom, title: "Mean time", quantity: .time, typical: rows.first?.total ?? 0, largest: longest)
        return Plot(
            x: ValueScale(linear: 0, longest), y: .bands(BandScale(count: rows.count)),
            marks: [
                axis, StackedBars(rows, parts: parts, trailingName: "Transfer ÷ processing"),
                Readout(rows, parts: parts),
            ])
    }

    private func ratioInWords(_ ratio: Double?) -> String {
        guard let ratio else { return "no processing time to compare with" }
        return "transfer takes \(ChartText.times(ratio)) the time of processing"
    }

    private func description(_ bands: [Band], _ words: String) -> String {
        let rows = bands.enumerated().map { index, band in
            let times = [band.ttfb, band.transfer].map { ChartText.duration(milliseconds: $0) }
            let name = index == 0 ? "All \(band.requests)" : "\(band.label) (\(band.requests))"
            return "\(name): \(times[0]) and \(times[1]), \(band.ratio)"
        }
        return "Mean processing and transfer time, one bar for all requests and one for each band of total "
            + "latency; \(words). \(rows.joined(separator: "; "))."
    }
}
