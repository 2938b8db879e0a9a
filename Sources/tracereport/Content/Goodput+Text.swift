import TraceAnalysis

extension Goodput {
    /// How many requests met what was asked of them: `13 of 150 (8.7%), 1.70 requests/s`.
    var text: String {
        let count = "\(FigureStyle.grouped(good)) of \(FigureStyle.grouped(of))"
        let share = share.map { " (\(Quantity.share.cell($0)))" } ?? ""
        return count + share + (rate.map { ", \(Quantity.requestsPerSecond.text($0))" } ?? "")
    }

    /// The same, and what was asked.
    var sentence: String {
        text + (parts.isEmpty ? "" : ": " + parts.map(\.objective.text.visible).joined(separator: ", "))
    }
}
