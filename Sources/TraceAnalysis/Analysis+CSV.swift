extension Analysis {
    /// One row a metric, as exact as the JSON; a metric that was not recorded has count 0 and empty fields.
    ///
    /// Fields hold no comma and no quote, so nothing needs quoting.
    public var csv: String {
        let standing = [50, 90, 95, 99].map { Percentile($0) }
        let extra = options.extraPercentiles.filter { !standing.contains($0) }
        let header =
            ["metric", "unit", "count", "avg", "min", "max", "std"] + standing.map { "p\($0.label)" }
            + ["median", "sum", "source"] + extra.map { "p\($0.label)" }
        let rows = MetricTag.allCases.map { tag -> [String] in
            guard let summary = metrics[tag] else {
                let empty = [String](repeating: "", count: header.count - 3)
                return [tag.name, tag.quantity.unit, "0"] + empty
            }
            func exact(_ statistic: MetricStatistic) -> String {
                Self.exact(summary.value(statistic).map(tag.quantity.encoded))
            }
            return [tag.name, tag.quantity.unit, String(summary.count)]
                + [.mean, .minimum, .maximum, .standardDeviation].map(exact)
                + standing.map { exact(.percentile($0)) }
                + [exact(.median), exact(.sum), summary.source.rawValue]
                + extra.map { exact(.percentile($0)) }
        }
        return ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
    }

    /// The shortest decimal that reads back as the same number; whole numbers without a point.
    private static func exact(_ value: Double?) -> String {
        guard let value else { return "" }
        let text = String(value)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
