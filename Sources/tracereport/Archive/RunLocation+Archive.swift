import TraceAnalysis

extension RunLocation {
    /// How many runs of an archive its refusal names.
    private static let namedRuns = 20

    /// The run that a command line names; an archive is refused with the names of its runs, as is any other folder with
    /// runs below it.
    init(named input: String) throws(InputError) {
        do throws(InputError) {
            try self.init(input)
        } catch {
            guard case .noRun = error, let runs = RunArchive(listedIn: input)?.runs.map(\.name), !runs.isEmpty
            else {
                throw error
            }
            throw .runsBelow(directory: input, runs: Array(runs.prefix(Self.namedRuns)), count: runs.count)
        }
    }
}
