extension Sweep {
    /// The figures of the columns that are written with their intervals.
    private static let figures: [(name: String, figure: SweepFigure)] =
        SweepFigure.ofRuns
        + [.timeToFirstToken, .ttfb, .decodeTimePerToken, .httpReqDuration].flatMap { tag in
            [50, 99].map { ("\(tag.name)_p\($0)", SweepFigure.percentile($0, tag)) }
        }

    /// A row a point, as exact as the JSON: curve, load, runs, requests, shares and the chief figures, each
    /// with the ends of its 95 % interval; empty where something was not recorded.
    ///
    /// Runs that are not valid have rows of their own, marked. Source: RFC 4180, but for the line feed.
    public var csv: String {
        let header =
            ["curve", "along", "load", "valid", "runs", "requests", "failed_share", "slo_share"]
            + Self.figures.flatMap { [$0.name, $0.name + "_low", $0.name + "_high"] } + [
                "findings", "folders",
            ]
        var rows: [[String]] = []
        for (index, curve) in curves.enumerated() {
            let start = [String(index + 1), curve.along.name]
            rows += curve.points.map { start + Self.row($0, isValid: true) }
            rows += curve.invalid.map { start + Self.row($0, isValid: false) }
        }
        return ([header] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
    }

    /// The fields of a point, those of its curve aside.
    private static func row(_ point: SweepPoint, isValid: Bool) -> [String] {
        var row = [point.load.text, isValid ? "1" : "0", String(point.runs.count), String(point.requests)]
        row += [exact(point.failedShare), exact(point.goodShare)]
        for (_, figure) in figures { row += cells(point.figure(figure), figure.quantity) }
        row.append(point.findings.map(\.remark.id.rawValue).joined(separator: " "))
        row.append(point.runs.map(\.folder).joined(separator: " "))
        return row
    }

    private static func cells(_ figure: RepeatedFigure?, _ quantity: Quantity) -> [String] {
        [figure?.mean, figure?.interval?.lowerBound, figure?.interval?.upperBound]
            .map { exact($0.map(quantity.encoded)) }
    }

    private static func exact(_ value: Double?) -> String {
        guard let value else { return "" }
        let text = String(value)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// A text as a field: without what could act on a terminal, in quotes where it holds what ends a field.
    private static func quoted(_ text: String) -> String {
        let text = text.visible
        guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }
}
