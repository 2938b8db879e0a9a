import FindingsSimulator
import TraceAnalysis

/// Prints how often the right finding comes first, as Markdown.
///
/// `CheckFindings FOLDER [FIRST-SEED] [SEEDS] [HEALTHY-RUNS]`: FOLDER is there and may be written to.
/// `CheckFindings FOLDER --show FAULT N full|half SEED SHAPE`: the findings of one simulated run.
@main
enum CheckFindings {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.first else {
            print("usage: CheckFindings FOLDER [FIRST-SEED] [SEEDS] [HEALTHY-RUNS]")
            return
        }
        let runs = SimulatedRun(folder: folder)
        let rest = Array(arguments.dropFirst())
        if rest.count == 6, rest[0] == "--show", let fault = Fault(rawValue: rest[1]),
            let count = Int(rest[2]),
            let seed = UInt64(rest[4]), let shape = Shape(rawValue: rest[5])
        {
            let scenario = fault.scenario(count: count, isFull: rest[3] == "full", seed: seed)
            let found = try runs.findings(Simulation.run(scenario, seed: seed), of: scenario, shape: shape)
            print(found.headline)
            for finding in found.ranked {
                print(finding.severity, finding.id.rawValue, finding.impact, finding.text)
            }
            return
        }
        let numbers = rest.compactMap { Int($0) }
        let matrix = try ConfusionMatrix(
            runs, firstSeed: numbers.first ?? 1_000, seeds: numbers.count > 1 ? numbers[1] : 20,
            healthy: numbers.count > 2 ? numbers[2] : 800)
        print(matrix.markdown)
    }
}
