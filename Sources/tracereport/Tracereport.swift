import ArgumentParser
import TraceAnalysis

/// The command line: turns failures into one sentence and an exit status.
@main
struct Tracereport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tracereport",
        abstract: "Turns the HTTP traces of an AIPerf run into an analysis, charts and a report.",
        version: ToolVersion.current,
        subcommands: [
            Analyze.self, Charts.self, Report.self, Archive.self, Compare.self, SweepRuns.self, Check.self,
            Table.self, Export.self, Summarize.self, Merge.self, Templates.self,
        ],
        defaultSubcommand: Analyze.self)

    static func main() {
        LargeBlocks.goBackWhenFreed()
        Interruption.endsProcess()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            if let failure = CommandFailure(error) {
                Terminal.say(failure.message)
                exit(withError: ExitCode(failure.status.rawValue))
            }
            // What the parser does not know is a fault of ours; its 1 would say that a check failed.
            if exitCode(for: error) == .failure, !(error is ExitCode) {
                Terminal.say("a fault of tracereport itself: \(type(of: error))")
                exit(withError: ExitCode(CommandFailure.Status.software.rawValue))
            }
            exit(withError: error)
        }
    }
}
