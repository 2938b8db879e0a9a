import TraceAnalysis
import TraceCharts

/// The page that lists all runs of an archive: one HTML file that needs nothing but itself.
///
/// The runs stand by what they were made of, each group folded but the one of the newest run. A choice of model filters
/// them without a script; where scripts run, so does a search for words. A thousand runs take less than a megabyte.
struct IndexPage {
    /// The runs, newest first.
    let runs: [ArchiveIndex.Run]
    /// The runs by their configurations, that of the newest run first.
    let groups: [RunGroup]
    /// The models in order, each with the number that stands for it in the page.
    private let models: [String]

    /// A page for some runs, newest first.
    init(runs: [ArchiveIndex.Run]) {
        self.runs = runs
        groups = RunGroup.groups(of: runs)
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
        \(Self.stylesheet)\(Self.labelRules)\(filterRules)</style>
        </head>
        <body>
        <main class="index">
        <h1>AIPerf runs</h1>
        <p class="subtitle">\(subtitle.escapedForHTML)</p>
        \(runs.isEmpty ? "<p>No run has been archived yet.</p>\n" : filter + overTime + tables)\
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
        var count = runs.count.counted("run") + (models.count > 1 ? " of \(models.count) models" : "")
        if groups.count > 1 { count += " in \(groups.count) configurations" }
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

    /// The number that stands for the model of a group.
    func number(of group: RunGroup) -> Int {
        group.runs.first.flatMap { models.firstIndex(of: $0.shownModel) } ?? 0
    }

    // MARK: The runs

    /// The headings of the figures, which on a phone stand before each figure.
    private static let labelRules =
        "@media screen and (max-width: 48rem) {\n"
        + IndexFigure.all.enumerated().map { index, figure in
            ".runs td:nth-child(\(index + 2))::before { content: \"\(figure.label)\"; }\n"
        }.joined() + "}\n"

    private static let head =
        "<thead><tr><th scope=\"col\">Run</th>"
        + IndexFigure.all.map { "<th scope=\"col\" class=\"number\">\($0.label.escapedForHTML)</th>" }
        .joined()
        + "<th scope=\"col\">Files</th></tr></thead>\n"

    private var tables: String {
        let words =
            groups.count > 1
            ? "By what they were made of: model, load, streaming, lengths (within 5 %) and endpoint." : ""
        return
            "<section>\n<h2>Runs</h2>\n<p class=\"quiet\">\(words) Newest first.</p>\n<div class=\"groups\">\n"
            + groups.enumerated().map { number, group in table(number, group) }.joined()
            + "</div>\n</section>\n"
    }

    private func table(_ number: Int, _ group: RunGroup) -> String {
        let model = group.runs.first?.shownModel ?? ""
        let doubtful = group.runs.count { $0.invalid == true }
        let mark = doubtful > 0 ? " <span class=\"doubt\">\(doubtful) invalid</span>" : ""
        return
            "<details id=\"g\(number)\" data-model=\"\(self.number(of: group))\"\(number == 0 ? " open" : "")>"
            + "<summary><strong>\(model.escapedForHTML)</strong> <span>\(group.words.visible.escapedForHTML)</span> "
            + "<span class=\"quiet\">\(group.runs.count.counted("run"))</span>\(mark)</summary>\n"
            + "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Runs of \(model.escapedForHTML)\">\n"
            + "<table class=\"runs\">\n\(Self.head)<tbody>\n\(group.runs.map(row).joined())</tbody>\n</table>\n"
            + "</div>\n</details>\n"
    }

    private func row(_ run: ArchiveIndex.Run) -> String {
        let cells = IndexFigure.all.map { figure -> String in
            guard let value = run.value(figure) else { return "<td class=\"quiet\">not recorded" }
            let isFailure = figure.figure == .run(.failedShare) && value > 0
            return (isFailure ? "<td class=\"doubt\">" : "<td>") + figure.text(value).escapedForHTML
        }
        let folder = run.folder.escapedForHTML
        let start = (run.start.map(Self.moment) ?? "start not recorded").escapedForHTML
        let mark = run.invalid == true ? " <strong class=\"doubt\">invalid</strong>" : ""
        let labels =
            run.labels.isEmpty ? "" : " <span class=\"quiet\">\(run.shownLabels.escapedForHTML)</span>"
        return "<tr><th scope=\"row\"><a href=\"\(folder)/report.html\">\(start)</a>\(mark)"
            + "<span class=\"quiet\">\(run.shownName.escapedForHTML)</span>\(labels)" + cells.joined()
            + "<td><a href=\"\(folder)/report.pdf\" aria-label=\"PDF of \(start)\">PDF</a> "
            + "<a href=\"\(folder)/summary.json\">JSON</a>\n"
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
    var shownModel: String { model.map { $0.visible.cut(to: 80) } ?? "model not recorded" }

    /// The labels as people read them.
    fileprivate var shownLabels: String { RunLabels.text(labels).cut(to: 160) }

    /// The title, else the input's name, else, where that is what all are called, the start of its hash.
    fileprivate var shownName: String {
        let name = file == "profile_export.jsonl" ? String(sha256.prefix(8)) : file
        return (title ?? (file == "-" ? "standard input" : name)).visible.cut(to: 120)
    }

    /// The day on which it began.
    fileprivate var day: String? { start.map { String($0.prefix(10)).visible } }
}
