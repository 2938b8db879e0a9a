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
        let hasLabels = runs.contains { !$0.labels.isEmpty }
        let words = ["Start", "Model", "Load", "Title"] + (hasLabels ? ["Labels"] : [])
        let hasInvalid = runs.contains { $0.invalid == true }
        let head = words + figures.map(\.label) + (hasInvalid ? ["Figures"] : []) + ["Folder"]
        let rows = runs.map { run -> [String] in
            let told = [
                (run.start ?? "not recorded").visible, (run.model ?? "not recorded").visible.cut(to: 40),
                run.shownLoad ?? "not recorded", (run.title ?? "").visible.cut(to: 40),
            ]
            let labels = hasLabels ? [RunLabels.text(run.labels).cut(to: 60)] : []
            let mark = hasInvalid ? [run.invalid == true ? "invalid" : ""] : []
            return told + labels
                + figures.map { figure in run.value(figure).map { figure.text($0) } ?? "not recorded" } + mark
                + [run.folder]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        let trailing = words.count..<(words.count + figures.count)
        return ([head] + rows).map { cells in
            let padded = cells.indices.map {
                cells[$0].padded(to: widths[$0], trailing: trailing.contains($0))
            }
            return padded.joined(separator: "  ").trimmingTrailingSpaces() + "\n"
        }.joined()
    }
}

extension ArchiveIndex.Run {
    /// The load that was asked for, in words; nil where it is not known.
    var shownLoad: String? {
        (configuration?.load ?? concurrency.map { "\(FigureStyle.grouped($0)) concurrent" })?.visible
    }
}
