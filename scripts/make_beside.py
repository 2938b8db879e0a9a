"""Draws a run with matplotlib's defaults and prints docs/beside.md.

    make_beside.py PROFILE_EXPORT.jsonl PICTURES OURS.md PAGES-FIRST PAGES-NOW

OURS.md is what the tool printed about its charts: histogram, CDF, over time, lanes. PAGES is how many pages the report of
the tool's first round has, and that of now; page one of both lies among the pictures.
"""

import json
import pathlib
import sys

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt

from make_gallery import paragraphs

HEAD = """\
# The same run, drawn by others

The run of 300 requests in `samples/aiperf-0.13-streaming`: as `tracereport charts` draws it, as matplotlib does in the
two lines that everybody writes first, and as `aiperf plot` does. Nothing was set but the labels of matplotlib's axes.
Last, page one of its report, beside that of this tool's first round; `aiperf plot` makes no report.
`scripts/make-beside.sh` makes this page.
"""


def waits(path):
    """AIPerf's http_req_waiting of each successful request, in ms, in the order of their start."""
    records = [json.loads(line) for line in path.read_text().splitlines()]
    records.sort(key=lambda record: record["metadata"]["request_start_ns"])
    return [record["metrics"]["http_req_waiting"]["value"] for record in records if not record.get("error")]


def draw(values, folder):
    """The three charts, each with matplotlib's defaults."""
    title = "Time to first byte (ms)"
    for name, plot, labels in (
            ("histogram", lambda: plt.hist(values), (title, "Requests")),
            ("cdf", lambda: plt.ecdf(values), (title, "Share of requests")),
            ("over-time", lambda: plt.plot(values), ("Request", title))):
        plt.figure()
        plot()
        plt.xlabel(labels[0])
        plt.ylabel(labels[1])
        plt.savefig(folder / f"matplotlib-{name}.png")
        plt.close()


def picture(name, words, width):
    return f'<img src="beside/{name}.png" width="{width}" alt="{words}">'


def main():
    export, folder, ours = (pathlib.Path(argument) for argument in sys.argv[1:4])
    first_pages, pages = sys.argv[4:]
    draw(waits(export), folder)
    histogram, cdf, over_time, lanes = paragraphs(ours)
    by_others = {name: picture(f"matplotlib-{name}", f"matplotlib's defaults: {name}", 480)
                 for name in ("histogram", "cdf", "over-time")}
    timeline = picture("aiperf-timeline", "aiperf plot: request timeline", 720)
    over_requests = picture("aiperf-over-time", "aiperf plot: time to first token of each request", 720)
    first = picture("page-one-first", "page one of the first round's report: key figures and nine verdicts", 400)
    now = picture("page-one-now", "page one of the report: headline, key figures, findings, what to do", 400)
    print(HEAD, end="")
    for title, parts in (
            ("How the waits spread", (histogram, "matplotlib, `plt.hist(values)`:", by_others["histogram"],
                                      "`aiperf plot` has no histogram.")),
            ("How many wait how long", (cdf, "matplotlib, `plt.ecdf(values)`:", by_others["cdf"],
                                        "`aiperf plot` has no CDF.")),
            ("Over the run", (over_time, "matplotlib, `plt.plot(values)`:", by_others["over-time"],
                              "`aiperf plot`, by the number of the request:", over_requests)),
            ("Which request ran when", (lanes, "`aiperf plot`, each request at the height of its time to first token:",
                                        timeline)),
            ("The report", (f"| First round, {first_pages} pages | Now, {pages} pages |\n| --- | --- |\n"
                            f"| {first} | {now} |",))):
        print(f"\n## {title}\n\n" + "\n\n".join(parts))


if __name__ == "__main__":
    main()
