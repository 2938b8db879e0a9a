"""Adds a metric, a column and a chart to a copy by the table in docs/CONTRIBUTING.md, and looks at what comes out."""

import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path.cwd()
TRACED = ROOT / "samples/aiperf-0.13-streaming"
UNTRACED = ROOT / "samples/aiperf-0.13-without-trace"

CASE = """    /// Time to the last byte ÷ response chunks.
    case timePerChunk
"""
ROW = """        case .timePerChunk:
            Metric(
                "time_per_chunk", .time, .down, from: .trace, of: .request, failed: .never,
                layout: .distribution,
                title: "Time per Chunk", definition: "ttlb ÷ response chunks")
"""
VALUE = """        if let ttlb = values[.ttlb], let chunks = values[.chunksPerRequest], chunks > 0 {
            set(.timePerChunk, ttlb / chunks)
        }
"""
COLUMN = """    /// Bytes of the response.
    case responseSize
"""
COLUMN_VALUE = """        case .responseSize: request.values[.responseSize]
"""
CHART = """import TraceAnalysis

/// A dot a request at the size of its response, where it began.
struct ResponseSizeChart {
    private let title = "Response size over time"

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["start", "response_size"]
        func missing(_ reason: String) -> Chart {
            .missing(title, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        guard let table = run.measurements.requests, let time = Timeline(table) else {
            return missing("the start of requests was not recorded")
        }
        let places = table.counted(run.analysis.options).compactMap { row -> Line.Place? in
            guard let start = table.start(row), let size = table[.responseSize][row] else { return nil }
            return Line.Place(time.offset(start), size)
        }
        guard let sample = Sample(places.map(\\.y)) else {
            return missing("the sizes of responses were not recorded")
        }
        let axis = ValueAxis(
            .left, title: "Response", quantity: .bytes, typical: sample.median, largest: sample.maximum)
        let plot = Plot(
            x: ValueScale(time.range), y: .values(ValueScale(linear: 0, sample.maximum)),
            marks: [
                Grid(of: axis), axis, ValueAxis(time, title: "Start of the request"), Dots(places),
            ])
        return Chart(
            title: title, subtitle: Caption.items(places.count, "requests"),
            description: "The size of \\(Caption.items(places.count, "responses")) over time.",
            content: .plot(plot),
            data: ChartTable(
                columns: columns, rows: places.map { [.number($0.x / 1e6), .number($0.y)] }))
    }
}
"""
CHART_ROW = """        ChartKind(
            name: "response-size-over-time", explanation: "The size of every response over the run.",
            chart: ResponseSizeChart().chart),
"""


def table():
    """The paths that each row of the table names, by what is added."""
    rows = {}
    for line in (ROOT / "docs/CONTRIBUTING.md").read_text().splitlines():
        if line.startswith("| A"):
            name, text = [cell.strip() for cell in line.strip("|").split("|")]
            rows[name] = re.findall(r"`([^`]*/[^`]*)`", text)
    return rows


class Copy:
    """A copy of the package in which only what a row of the table names is changed."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.rows = table()
        files = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard", "Package.swift", "Sources", "Templates", "scripts",
             "Tests"], check=True, capture_output=True, text=True).stdout.split("\n")
        for name in filter(None, files):
            target = self.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target, follow_symlinks=False)

    def insert(self, row, path, anchor, text):
        """Puts text before the one place that an anchor names."""
        self.allow(row, path)
        file = self.folder / path
        whole = file.read_text()
        if whole.count(anchor) != 1:
            sys.exit(f"{path} has the anchor {whole.count(anchor)} times: {anchor!r}")
        file.write_text(whole.replace(anchor, text + anchor))

    def create(self, row, path, text):
        """Makes a file in a folder that the row names."""
        self.allow(row, str(pathlib.Path(path).parent))
        (self.folder / path).write_text(text)

    def allow(self, row, path):
        if path not in self.rows[row]:
            sys.exit(f"the row \"{row}\" does not say to touch {path}")

    def build(self):
        start = time.monotonic()
        subprocess.run(
            ["swift", "build", "--package-path", self.folder, "--product", "tracereport", "--disable-index-store",
             "-Xswiftc", "-gnone"], check=True, stdout=subprocess.DEVNULL)
        print(f"built in {time.monotonic() - start:.0f} s")

    def run(self, *arguments):
        """What the built tool prints."""
        tool = self.folder / ".build/debug/tracereport"
        return subprocess.run([tool, *arguments], check=True, capture_output=True, text=True).stdout


def hold(condition, sentence):
    """Says that something holds, or ends here."""
    if not condition:
        sys.exit(f"does not hold: {sentence}")
    print(f"holds: {sentence}")


def add(copy):
    metrics = "Sources/TraceAnalysis/Metrics"
    sections = "Sources/tracereport/Content/ReportContent+Sections.swift"
    copy.insert("A metric", f"{metrics}/MetricTag.swift", "    /// AIPerf's and k6's time blocked in", CASE)
    copy.insert("A metric", f"{metrics}/MetricTag.swift", "        case .httpReqBlocked:\n", ROW)
    copy.insert("A metric", f"{metrics}/RequestMetrics.swift", "        place(record)\n", VALUE)
    copy.insert("A metric", sections, ".interChunkLatency, .chunkSize]", ".timePerChunk, ")
    copy.insert("A column of requests", f"{metrics}/RequestColumn.swift", "    /// Tokens of the prompt.\n", COLUMN)
    copy.insert(
        "A column of requests", f"{metrics}/RequestColumn.swift",
        "        case .inputTokens: request", COLUMN_VALUE)
    charts = "Sources/TraceCharts/Charts"
    copy.create("A chart", f"{charts}/ResponseSizeChart.swift", CHART)
    kinds = "        ChartKind(\n            name: \"slowest-requests\""
    copy.insert("A chart", f"{charts}/ChartKind.swift", kinds, CHART_ROW)
    place = "analysis.statistics([.requestSize, .responseSize])"
    copy.insert("A chart", sections, place, '[.chart("response-size-over-time")] + ')


def look(copy, out):
    for run, source in [(TRACED, "trace"), (UNTRACED, "metrics")]:
        metric = json.loads(copy.run("analyze", run, "--format", "json"))["metrics"]["time_per_chunk"]
        hold(metric["source"] == source and metric["count"] > 0, f"the JSON of {run.name} says source {source}")
        rows = csv.DictReader(io.StringIO(copy.run("analyze", run, "--format", "csv")))
        cells = next(row for row in rows if row["metric"] == "time_per_chunk")
        hold(float(cells["p99"]) == metric["p99"], f"the CSV of {run.name} has the same p99")
    for form in ["text", "markdown"]:
        hold("Time per Chunk" in copy.run("analyze", TRACED, "--format", form), f"the {form} shows the metric")
    copy.run("report", TRACED, "-o", out / "report.html")
    page = (out / "report.html").read_text()
    hold("Time per Chunk" in page, "the HTML shows the metric")
    hold("Response size over time" in page, "the HTML shows the chart")
    rule = "time_per_chunk.p99 <= 10s"
    hold("pass" in copy.run("check", TRACED, "--require", rule).lower(), "a rule names the metric")
    numbers = []
    for name, run in [("raw", TRACED), ("archived", None)]:
        if run is None:
            copy.run("archive", TRACED, "--into", out / "archive")
            run = next(path.parent for path in (out / "archive").glob("**/manifest.json"))
        arguments = ["--chart", "response-size-over-time", "--data", "--format", "png,svg,pdf"]
        copy.run("charts", run, "-o", out / name, *arguments)
        numbers.append((out / name / "response-size-over-time.csv").read_text())
    hold(numbers[0].count("\n") == 301, "the chart has the column of every request")
    hold(numbers[0] == numbers[1], "the archive keeps the column")


with tempfile.TemporaryDirectory(prefix="tracereport-recipes-") as folder:
    copy = Copy(pathlib.Path(folder) / "package")
    add(copy)
    copy.build()
    out = pathlib.Path(folder) / "out"
    out.mkdir()
    look(copy, out)
