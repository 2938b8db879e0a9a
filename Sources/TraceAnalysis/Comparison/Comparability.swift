/// Whether two sides are of the same kind at all.
enum Comparability {
    /// How far shares of failed requests, or of empty answers, may lie apart.
    private static let shareTolerance = 0.1

    /// Why two sides cannot be compared; nil where they can.
    static func reason(_ baseline: ComparedSide, _ candidate: ComparedSide) -> String? {
        let sides = [(baseline, "the baseline"), (candidate, "it")]
        var reasons = sides.compactMap { side, name -> String? in
            let cut = side.runs.filter { $0.run.analysis.overview.isComplete == false }
            guard let first = cut.first else { return nil }
            return side.runs.count == 1
                ? "\(name) is not a whole run" : "\(first.name.visible) is not a whole run"
        }
        let kinds = sides.map { Self.streams($0.0) }
        if let before = kinds[0], let after = kinds[1], before != after {
            reasons.append("\(before ? "the baseline" : "it") streams and the other does not")
        }
        for (figure, words) in [
            (RunFigure.failedShare, "failed"), (.emptyShare, "have answers without output tokens"),
        ] {
            let shares = sides.map { Self.share($0.0, figure) }
            if let before = shares[0], let after = shares[1], abs(after - before) > shareTolerance {
                reasons.append(
                    "\(FigureStyle.percent(before)) of the baseline's requests and "
                        + "\(FigureStyle.percent(after)) of its own \(words)")
            }
        }
        return reasons.isEmpty ? nil : reasons.joined(separator: ", and ")
    }

    /// Whether most answers of a side came while they were made; nil where nothing tells.
    static func streams(_ side: ComparedSide) -> Bool? {
        let overviews = side.runs.map(\.run.analysis.overview)
        let streaming = overviews.reduce(0) { $0 + $1.streamingRequests }
        let others = overviews.reduce(0) { $0 + $1.nonStreamingRequests }
        return streaming + others > 0 ? streaming > others : nil
    }

    /// The mean share of a side's runs; nil where one does not know it.
    static func share(_ side: ComparedSide, _ figure: RunFigure) -> Double? {
        let shares = side.runs.compactMap { $0.run.figure(.run(figure)).value }
        return shares.count == side.runs.count ? shares.reduce(0, +) / Double(shares.count) : nil
    }
}
