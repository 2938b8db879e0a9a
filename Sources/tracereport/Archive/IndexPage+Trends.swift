import TraceAnalysis
import TraceCharts

/// How the figures of each configuration went over time.
extension IndexPage {
    /// How many configurations have lines; those of the newest runs.
    private static let mostGroups = 24

    /// A line a figure for each configuration of several runs; empty where there is none.
    var overTime: String {
        let several = groups.enumerated().filter { $0.element.runs.count > 1 }
        guard !several.isEmpty else { return "" }
        let heads = IndexFigure.followed.map { "<th scope=\"col\">\($0.label.escapedForHTML)</th>" }.joined()
        let rows = several.prefix(Self.mostGroups).map { number, group in row(number, group) }
        let others = several.count - rows.count
        let rest =
            others > 0 ? " \(others.counted("further configuration")) of older runs have no line here." : ""
        return "<section>\n<h2>Over time</h2>\n"
            + "<p class=\"quiet\">Each line goes from the oldest run of one configuration to the newest, whose figure "
            + "stands below it. Its height is the range of the figure, not from zero. Runs whose figures are not "
            + "what they seem are left out.\(rest)</p>\n"
            + "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Over time\">\n"
            + "<table class=\"over-time\">\n<caption class=\"visually-hidden\">Over time</caption>\n"
            + "<thead>\n<tr><th scope=\"col\">Configuration</th>\(heads)</tr>\n</thead>\n"
            + "<tbody>\n\(rows.joined())</tbody>\n</table>\n</div>\n</section>\n"
    }

    private func row(_ number: Int, _ group: RunGroup) -> String {
        let model = group.runs.first?.shownModel ?? ""
        let runs = Array(group.runs.filter { $0.invalid != true }.reversed())
        let cells = IndexFigure.followed.enumerated().map { index, figure in
            cell(figure, of: runs, model: model, id: "over-\(number)-\(index)")
        }
        return "<tr data-model=\"\(self.number(of: group))\"><th scope=\"row\">"
            + "<a href=\"#g\(number)\">\(model.escapedForHTML)</a>"
            + "<span class=\"quiet\">\(group.words.visible.escapedForHTML)</span>"
            + "<span class=\"quiet\">\(group.runs.count.counted("run"))</span></th>\(cells.joined())</tr>\n"
    }

    private func cell(
        _ figure: IndexFigure, of runs: [ArchiveIndex.Run], model: String, id: String
    ) -> String {
        let values = runs.map { $0.value(figure) }
        let label = "<td data-label=\"\(figure.label.escapedForHTML)\">"
        guard values.contains(where: { $0 != nil }) else {
            return label + "<span class=\"quiet\">not recorded</span></td>"
        }
        let latest = values.last.flatMap { $0 }.map { figure.text($0) } ?? "not recorded"
        let line = Sparkline(values: values)
        let svg = TextSVG.render(
            line.drawing, title: "\(figure.label), \(model)", description: line.description(figure.text),
            idPrefix: id, properties: Theme.light.propertyNames)
        return label + svg + "<span class=\"latest\">\(latest.escapedForHTML)</span></td>"
    }
}
