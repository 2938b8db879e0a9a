import TraceAnalysis
import TraceCharts

@testable import tracereport

/// What must hold of templates, whatever is in them: they are refused with a place, or they make a report.
///
/// The fuzzer looks for bytes that violate it; the tests hold the corpus to it.
enum TemplateProperty {
    /// What is wrong with what some templates come to; nil when nothing is.
    ///
    /// A line `=== NAME` begins another file; what stands before the first is `report.mustache`.
    static func violation(_ bytes: [UInt8]) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let files = files(in: text)
        let templates = TemplateSet(files: files)
        let charts = ["ttfb-cdf", "breakdown"]
        do throws(TemplateError) {
            let report = try ReportDocument(content: content, templates: templates, charts: charts)
            return written(report, charts)
        } catch {
            let place = error.position
            // By bytes: a carriage return and a line feed are one Character.
            let breaks = files[place.file]?.utf8.count { $0 == 0x0A } ?? 0
            guard place.file == "report.css" || place.line <= breaks + 2, place.line > 0, place.column > 0
            else {
                return "a fault where nothing stands: \(error)"
            }
            return nil
        }
    }

    private static func files(in text: String) -> [String: String] {
        var files = ["report.css": TemplateSet.builtIn.files["report.css"] ?? ""]
        var name = "report.mustache"
        for bytes in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let line = String(Substring(bytes))
            if line.hasPrefix("=== ") {
                name = String(line.dropFirst(4))
                files[name] = ""
            } else {
                files[name, default: ""] += line + "\n"
            }
        }
        return files
    }

    private static func written(_ report: ReportDocument, _ charts: [String]) -> String? {
        let drawing = Drawing(size: Size(200, 100), operations: [])
        let markup = ChartMarkup(svg: "<svg></svg>", narrowSVG: "<svg></svg>", caption: "A chart.")
        let placed = PlacedChart(drawing: drawing, caption: "A chart.", description: "A chart.")
        do {
            let html = try report.html(charts: Dictionary(uniqueKeysWithValues: charts.map { ($0, markup) }))
                .replacing(PageScript.report.element, with: "")
            for request in ["<script", "<iframe", "<object", "javascript:", " onclick="]
            where html.contains(request) {
                return "the page holds \(request)"
            }
            let pages = try report.pdf(
                charts: Dictionary(uniqueKeysWithValues: charts.map { ($0, placed) }), paper: .a4,
                theme: .light, measurer: TableMeasurer())
            return pages.pages.isEmpty ? "there is no page" : nil
        } catch {
            return "a sound template is refused: \(error)"
        }
    }

    private static let content = ReportContent(
        title: "A <run> & more", note: nil, summary: "All went well.", date: "2026-11-23T20:34:40Z",
        run: [Fact("Model", "m"), Fact("AIPerf", "0.13.0")],
        keyFigures: [KeyFigure(label: "Requests", value: "41.30", detail: "952 in 24.21s")],
        verdicts: [],
        sections: [
            ContentSection(
                id: "ttfb", title: "Time", lead: "Half within 42ms.",
                blocks: [.facts(title: nil, [Fact("a", "1")]), .chart("ttfb-cdf")])
        ],
        notes: ["One note."], provenance: [Fact("Input", "run.jsonl")])
}
