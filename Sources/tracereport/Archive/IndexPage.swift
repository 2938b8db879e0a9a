import TraceAnalysis
import TraceCharts

/// The page that lists all runs of an archive: one HTML file that needs nothing but itself.
///
/// A choice of model filters it without a script; where scripts run, so does a search for words.
struct IndexPage {
    /// The runs, newest first.
    let runs: [ArchiveIndex.Run]
    /// The models in order, each with the number that stands for it in the page.
    private let models: [String]

    /// A page for some runs, newest first.
    init(runs: [ArchiveIndex.Run]) {
        self.runs = runs
        models = Set(runs.map(\.shownModel)).sorted()
    }

    /// The page.
    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        \(Self.script.policy)\
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>AIPerf runs</title>
        <style>
        \(Self.stylesheet)\(filterRules)</style>
        </head>
        <body>
        <main class="index">
        <h1>AIPerf runs</h1>
        <p class="subtitle">\(subtitle.escapedForHTML)</p>
        \(runs.isEmpty ? "<p>No run has been archived yet.</p>\n" : filter + overTime + table)\
        </main>
        <footer>Made by tracereport \(ToolVersion.current). Latencies are percentiles as each run was analysed; \
        the reports say by which definition.</footer>
        \(Self.script.element)\
        </body>
        </html>

        """
    }

    private var subtitle: String {
        let days = runs.compactMap(\.day)
        let count = runs.count.counted("run") + (models.count > 1 ? " of \(models.count) models" : "")
        guard let last = days.first, let first = days.last else { return count }
        return count + (first == last ? ", \(first)" : ", \(first) to \(last)")
    }

    // MARK: The filter

    private var filter: String {
        var choices = "<label><input type=\"radio\" name=\"model\" id=\"all\" checked> All</label>\n"
        for (number, model) in models.enumerated() where models.count > 1 {
            let count = runs.count { $0.shownModel == model }
            choices +=
                "<label><input type=\"radio\" name=\"model\" id=\"m\(number)\"> "
                + "\(model.escapedForHTML) <span class=\"quiet\">\(count)</span></label>\n"
        }
        let models = self.models.count > 1 ? "<fieldset><legend>Model</legend>\n\(choices)</fieldset>\n" : ""
        return "<form class=\"filter\">\n\(models)"
            + "<label class=\"search\" hidden>Search <input type=\"search\" autocomplete=\"off\"></label>\n"
            + "<p class=\"quiet\" role=\"status\"></p>\n</form>\n"
    }

    /// What the choice of a model hides.
    private var filterRules: String {
        guard models.count > 1 else { return "" }
        return models.indices.map { number in
            ".index:has(#m\(number):checked) [data-model]:not([data-model=\"\(number)\"]) { display: none; }\n"
        }.joined()
    }

    private func number(of run: ArchiveIndex.Run) -> Int { models.firstIndex(of: run.shownModel) ?? 0 }

    // MARK: Over time

    private var overTime: String {
        let heads = IndexFigure.followed.map { "<th scope=\"col\">\($0.label.escapedForHTML)</th>" }.joined()
        let rows = models.enumerated().map { number, model in
            let runs = Array(runs.filter { $0.shownModel == model }.reversed())
            let cells = IndexFigure.followed.enumerated().map { index, figure in
                cell(figure, of: runs, model: model, id: "over-\(number)-\(index)")
            }
            return "<tr data-model=\"\(number)\"><th scope=\"row\">\(model.escapedForHTML)"
                + "<span class=\"quiet\">\(runs.count.counted("run"))</span></th>\(cells.joined())</tr>\n"
        }
        return "<section>\n<h2>Over time</h2>\n"
            + "<p class=\"quiet\">Each line goes from the oldest run of a model to the newest, whose figure stands "
            + "below it. Its height is the range of the figure, not from zero.</p>\n"
            + "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Over time\">\n"
            + "<table class=\"over-time\">\n<caption class=\"visually-hidden\">Over time</caption>\n"
            + "<thead>\n<tr><th scope=\"col\">Model</th>\(heads)</tr>\n</thead>\n"
            + "<tbody>\n\(rows.joined())</tbody>\n</table>\n</div>\n</section>\n"
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

    // MARK: The runs

    private var table: String {
        let heads = IndexFigure.all.map {
            "<th scope=\"col\" class=\"number\">\($0.label.escapedForHTML)</th>"
        }
        return "<section>\n<h2>Runs</h2>\n"
            + "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Runs\">\n<table class=\"runs\">\n"
            + "<caption>Newest first.</caption>\n"
            + "<thead>\n<tr><th scope=\"col\">Run</th><th scope=\"col\">Model</th>\(heads.joined())"
            + "<th scope=\"col\">Files</th></tr>\n</thead>\n"
            + "<tbody>\n\(runs.map(row).joined())</tbody>\n</table>\n</div>\n</section>\n"
    }

    private func row(_ run: ArchiveIndex.Run) -> String {
        let cells = IndexFigure.all.map { figure -> String in
            let text = run.value(figure).map { figure.text($0).escapedForHTML }
            return "<td class=\"number\" data-label=\"\(figure.label.escapedForHTML)\">"
                + (text ?? "<span class=\"quiet\" title=\"not recorded\">not recorded</span>") + "</td>"
        }
        let folder = run.folder.escapedForHTML
        let start = (run.start.map(Self.moment) ?? "start not recorded").escapedForHTML
        let load = run.concurrency.map {
            "<span class=\"quiet\">concurrency \(FigureStyle.grouped($0))</span>"
        }
        return "<tr data-model=\"\(number(of: run))\">"
            + "<th scope=\"row\"><a href=\"\(folder)/report.html\">\(start)</a>"
            + "<span class=\"quiet\">\(run.shownName.escapedForHTML)</span></th>"
            + "<td data-label=\"Model\">\(run.shownModel.escapedForHTML)\(load ?? "")</td>" + cells.joined()
            + "<td data-label=\"Files\"><a href=\"\(folder)/report.pdf\" aria-label=\"PDF of \(start)\">PDF</a> "
            + "<a href=\"\(folder)/summary.json\" aria-label=\"JSON of \(start)\">JSON</a></td></tr>\n"
    }

    /// `2026-11-23 20:34:40`, UTC, of an ISO 8601 text.
    private static func moment(_ start: String) -> String {
        start.visible.split(separator: "T").joined(separator: " ").split(separator: "Z").joined()
    }

    // MARK: Style and script

    /// The report's colours and letters, and what only this page has.
    private static let stylesheet =
        String(decoding: PackageResources.report_css, as: UTF8.self)
        + String(decoding: PackageResources.archive_css, as: UTF8.self)

    /// The report's script, and one that hides rows without the words that are searched for.
    static let script = PageScript(
        text: PageScript.report.text + String(decoding: PackageResources.archive_js, as: UTF8.self))
}

extension ArchiveIndex.Run {
    /// The models as people read them.
    fileprivate var shownModel: String { model.map { $0.visible.cut(to: 80) } ?? "model not recorded" }

    /// The title, else the input's name, else, where that is what all are called, the start of its hash.
    fileprivate var shownName: String {
        let name = file == "profile_export.jsonl" ? String(sha256.prefix(8)) : file
        return (title ?? (file == "-" ? "standard input" : name)).visible.cut(to: 120)
    }

    /// The day on which it began.
    fileprivate var day: String? { start.map { String($0.prefix(10)).visible } }
}
