import TraceAnalysis

/// The runs of an archive as lines of text for a terminal.
struct RunList {
    /// The runs, in the order in which they are listed.
    let runs: [ArchiveIndex.Run]

    /// A head and a line a run; a sentence where there is none.
    var text: String {
        guard !runs.isEmpty else { return "No run has been archived yet.\n" }
        let names = ["requests", "failed_share", "ttfb_p50_ms", "ttfb_p99_ms", "output_token_throughput"]
        let figures = names.compactMap { name in IndexFigure.all.first { $0.name == name } }
        let head = ["Start", "Model", "Title"] + figures.map(\.label) + ["Folder"]
        let rows = runs.map { run -> [String] in
            [
                (run.start ?? "not recorded").visible, (run.model ?? "not recorded").visible.cut(to: 40),
                (run.title ?? "").visible.cut(to: 40),
            ] + figures.map { figure in run.value(figure).map { figure.text($0) } ?? "not recorded" }
                + [run.folder]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        let trailing = 3..<(3 + figures.count)
        return ([head] + rows).map { cells in
            let padded = cells.indices.map {
                cells[$0].padded(to: widths[$0], trailing: trailing.contains($0))
            }
            return padded.joined(separator: "  ").trimmingTrailingSpaces() + "\n"
        }.joined()
    }
}
