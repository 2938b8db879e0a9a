import TraceAnalysis

/// How often the right finding comes first: rows are faults, columns what came first.
package struct ConfusionMatrix: Sendable {
    /// A fault at a strength, a size and a shape.
    package struct Cell: Sendable {
        package let fault: Fault
        package let isFull: Bool
        package let count: Int
        package let shape: Shape
        package var right = 0
        package var runs = 0
        /// What came first instead, and how often.
        package var others: [String: Int] = [:]

        /// How many must be right, of as many as were run.
        package var wanted: Int { fault.wanted(count: count, isFull: isFull) * runs / 20 }
    }

    package private(set) var cells: [Cell] = []
    /// Healthy runs by kind: how many, and the problems and invalid findings they got.
    package private(set) var healthy: [(kind: Healthy, runs: Int, alarms: [String: Int])] = []
    /// Runs the simulator; seconds to minutes.
    package init(
        _ runner: SimulatedRun, firstSeed: Int, seeds: Int, healthy healthyRuns: Int,
        faults: [Fault] = Fault.allCases, counts: [Int] = [100, 300, 1_000],
        strengths: [Bool] = [true, false],
        shapes: [Shape] = Shape.allCases
    ) throws {
        for fault in faults {
            for isFull in strengths {
                for count in counts {
                    var row = shapes.filter { fault.isVisible(in: $0) }
                        .map { Cell(fault: fault, isFull: isFull, count: count, shape: $0) }
                    for seed in firstSeed..<firstSeed + seeds {
                        let scenario = fault.scenario(count: count, isFull: isFull, seed: UInt64(seed))
                        let requests = Simulation.run(scenario, seed: UInt64(seed))
                        // Without slots a run of few requests ends before the backlog shows.
                        if fault == .overload_shared, Self.span(requests) < 3 { continue }
                        for index in row.indices {
                            let first = try runner.findings(requests, of: scenario, shape: row[index].shape)
                                .ranked.first
                            row[index].runs += 1
                            if let first, fault.right.contains(first.id) {
                                row[index].right += 1
                            } else {
                                row[index].others[(first?.id.rawValue ?? "none"), default: 0] += 1
                            }
                        }
                    }
                    cells += row
                }
            }
        }
        let sizes = [20, 60, 100, 300, 1_000]
        for kind in Healthy.allCases {
            var runs = 0
            var alarms: [String: Int] = [:]
            for number in 0..<healthyRuns / Healthy.allCases.count {
                let seed = UInt64(firstSeed + number)
                let scenario = kind.scenario(count: sizes[number % sizes.count], seed: seed)
                let requests = Simulation.run(scenario, seed: seed)
                let shape = Shape.allCases[number / sizes.count % 3]
                runs += 1
                let found = try runner.findings(requests, of: scenario, shape: shape).ranked
                for finding in found where finding.severity < .notice {
                    alarms["\(finding.id.rawValue) (\(seed))", default: 0] += 1
                }
            }
            healthy.append((kind, runs, alarms))
        }
    }

    /// How many median requests the starts span.
    private static func span(_ requests: [WireRequest]) -> Double {
        let durations = requests.map { $0.end - $0.start }.sorted()
        return ((requests.last?.start ?? 0) - (requests.first?.start ?? 0)) / durations[durations.count / 2]
    }

    /// How many cells reach what is asked of them.
    package var reached: Int { cells.count { $0.right >= $0.wanted } }

    /// The tables.
    package var markdown: String {
        var lines = [
            "| fault | strength | n | shape | right | asked | first instead |",
            "|---|---|---|---|---|---|---|",
        ]
        for cell in cells {
            let others = cell.others.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            let mark = cell.right >= cell.wanted ? "" : " ✗"
            lines.append(
                "| \(cell.fault.rawValue) | \(cell.isFull ? "full" : "half") | \(cell.count) | \(cell.shape.rawValue) | "
                    + "\(cell.right) of \(cell.runs)\(mark) | \(cell.wanted) | \(others) |")
        }
        lines += ["", "\(reached) of \(cells.count) cells reach what is asked.", ""]
        lines += ["| healthy runs | n | with more than a notice | which |", "|---|---|---|---|"]
        for (kind, runs, alarms) in healthy {
            let which = alarms.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(
                separator: ", ")
            lines.append("| \(kind.rawValue) | \(runs) | \(alarms.values.reduce(0, +)) | \(which) |")
        }
        let total = healthy.reduce(0) { $0 + $1.runs }
        let alarms = healthy.reduce(0) { $0 + $1.alarms.values.reduce(0, +) }
        lines.append("| all | \(total) | \(alarms) | |")
        return lines.joined(separator: "\n")
    }
}
