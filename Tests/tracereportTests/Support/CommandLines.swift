import ArgumentParser

@testable import tracereport

/// Every command in every form it can write, for tests that must leave none out.
///
/// `RUN` stands for a run, `OUT` for a folder of its own. Whoever adds a command adds it here; `SecretsTests`
/// fails until then.
enum CommandLines {
    /// A run beside the one that is looked at, for commands that leave a doubtful one out.
    private static let other = Repository.path("samples/aiperf-0.13-streaming")

    /// Those that read a run.
    static let reading: [[String]] =
        Analyze.Format.allCases.map {
            ["analyze", "RUN", "--format", $0.rawValue, "--include-failed", "--phase", "all", "--hash"]
        } + [
            ["analyze", "RUN", "-o", "OUT/analysis.txt"], ["report", "RUN", "-o", "OUT"],
            ["charts", "RUN", "-o", "OUT", "--format", chartFormats, "--data", "--phase", "all"],
            ["templates", "context", "RUN", "--include-failed"],
            ["archive", "add", "RUN", "--into", "OUT", "--label", "commit=4f2a91c"],
            ["compare", "RUN", "RUN", "-o", "OUT"], ["sweep", "RUN", other, "-o", "OUT"],
            ["summarize", "RUN", "-o", "OUT/part.summary", "--phase", "all", "--include-failed"],
        ]
        + SweepRuns.Format.allCases.map {
            ["sweep", "RUN", other, "--format", $0.rawValue, "--phase", "all"]
        }
        + TableFormat.allCases.map {
            ["table", "RUN", "-o", "OUT/requests.\($0.rawValue)", "--phase", "all"]
        }
        + ExportFormat.allCases.map {
            ["export", "RUN", "--format", $0.rawValue, "-o", "OUT/run.\($0.rawValue)", "--phase", "all"]
        }
        + Compare.Format.allCases.map {
            ["compare", "RUN", "RUN", "--format", $0.rawValue, "--phase", "all"]
        }
        + Check.Format.allCases.map {
            [
                "check", "RUN", "--baseline", "RUN", "--format", $0.rawValue, "--phase", "all",
                "--allow-inconclusive", "--require", "failures <= 100%", "--require",
                "ttfb.p99 <= baseline * 2",
            ]
        }

    /// Those that read what `archive add` left in the folder.
    static let onArchive: [[String]] = [
        ["archive", "list", "OUT"], ["archive", "verify", "OUT"], ["archive", "rebuild", "OUT"],
        ["archive", "table", "OUT", "-o", "OUT/metrics.csv"], ["archive", "prune", "OUT", "--keep", "1"],
    ]

    /// Those that read what `summarize` left in the folder.
    static let onSummary: [[String]] = [
        ["merge", "OUT/part.summary", "-o", "OUT/run.summary"],
        ["analyze", "OUT/run.summary", "--format", "json"],
    ]

    /// Those that read none.
    static let others: [[String]] = [
        ["charts", "--list"], ["templates", "export", "OUT"], ["archive", "remove", "OUT", "RUN"],
    ]

    private static let chartFormats = ChartFormat.allCases.map(\.rawValue).joined(separator: ",")

    /// The names of all commands there are, those inside others as `templates export`.
    static let names: [String] = leaves(of: Tracereport.self, [])

    private static func leaves(of command: any ParsableCommand.Type, _ path: [String]) -> [String] {
        let subcommands = command.configuration.subcommands
        guard !subcommands.isEmpty else { return [path.joined(separator: " ")] }
        return subcommands.flatMap { leaves(of: $0, path + [$0._commandName]) }
    }
}

extension [String] {
    /// The command line for a run and a folder.
    func reading(_ run: String, writingTo folder: String) -> [String] {
        map { $0.replacing("RUN", with: run).replacing("OUT", with: folder) }
    }
}
