import TraceAnalysis

/// Runs of the same thing in one directory, as one side of a comparison.
enum Repetitions {
    /// What has to be equal; lengths may vary by chance.
    private static let aspects: Set<RunConfiguration.Aspect> = [.model, .endpointType, .streaming, .load]

    /// The runs that an input stands for: those in a directory that holds several, else the input itself.
    static func inputs(of input: String) throws(InputError) -> [String] {
        guard input != "-", ArchivedRun(input: input) == nil else { return [input] }
        do throws(InputError) {
            _ = try RunLocation(named: input)
            return [input]
        } catch {
            switch error {
            case .runsBelow, .severalRuns:
                // The runs of an archive are not among those that AIPerf made.
                let search = RunSearch(below: input)
                guard !search.runs.isEmpty else { throw error }
                return search.runs.map { search.path(of: $0) }
            default: throw error
            }
        }
    }

    /// Refuses runs of different things in one directory: those are a sweep.
    ///
    /// - Throws: `CommandFailure` with status 66, naming the first that differs.
    static func expect(_ runs: [NamedRun], in directory: String) throws(CommandFailure) {
        guard let first = runs.first?.run.analysis.configuration else { return }
        for run in runs {
            let differences = run.run.analysis.configuration.differences(from: first, in: aspects)
            guard let difference = differences.first else { continue }
            throw CommandFailure(
                status: .noInput,
                message:
                    "\(directory.visible) holds runs of different things, not repetitions of one: \(run.name) "
                    + "differs from the first in \(difference.words). See tracereport sweep, or name the runs"
            )
        }
    }
}
