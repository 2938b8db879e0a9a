import ComparisonSimulator
import TraceAnalysis

/// Prints how often comparisons, checks and sweeps of simulated runs are right, as Markdown.
///
/// `CheckStatistics FOLDER [PAIRS] [FIRST-SEED] [TABLE…]`: FOLDER is there and may be written to; the tables are `false`,
/// `power`, `spread`, `check` and `sweeps`, all of them unless some are named.
@main
enum CheckStatistics {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let folder = arguments.first else {
            print("usage: CheckStatistics FOLDER [PAIRS] [FIRST-SEED] [TABLE…]")
            return
        }
        let numbers = arguments.dropFirst().compactMap { Int($0) }
        let pairs = numbers.first ?? 200
        let first = UInt64(numbers.count > 1 ? numbers[1] : 1)
        let named = Set(arguments.dropFirst().filter { Int($0) == nil })
        let tables = StatisticsTables(folder: folder, seeds: first..<first + UInt64(pairs))
        for (name, table) in [
            ("false", tables.falseVerdicts), ("spread", tables.spread), ("power", tables.power),
            ("check", tables.checks), ("sweeps", tables.sweeps),
        ] where named.isEmpty || named.contains(name) {
            print(try table())
        }
    }
}
