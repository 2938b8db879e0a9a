import TraceAnalysis

/// The runs of an archive that were made of the same things, newest first.
struct RunGroup: Sendable, Equatable {
    /// The runs, at least one.
    private(set) var runs: [ArchiveIndex.Run]
    /// What the oldest of them was made of, which the others are held against.
    private let configuration: RunConfiguration

    /// The groups of some runs, that of the newest run first.
    ///
    /// A run is of the first group whose oldest run has the same model, endpoint, load, streaming and, within 5 %,
    /// lengths. O(n · g) for g groups of the same model and load.
    ///
    /// - Parameter runs: The runs, newest first.
    static func groups(of runs: [ArchiveIndex.Run]) -> [RunGroup] {
        var groups: [RunGroup] = []
        var places: [[String?]: [Int]] = [:]
        for run in runs.reversed() {
            let configuration = run.runConfiguration
            let key = [run.model, run.endpoint, run.configuration?.load]
            let place = places[key]?.first {
                configuration.differences(from: groups[$0].configuration, in: .trend).isEmpty
            }
            if let place {
                groups[place].runs.append(run)
            } else {
                places[key, default: []].append(groups.count)
                groups.append(RunGroup(runs: [run], configuration: configuration))
            }
        }
        for place in groups.indices { groups[place].runs.reverse() }
        // By when their newest runs stand in the list.
        let order = Dictionary(uniqueKeysWithValues: runs.enumerated().map { ($1.folder, $0) })
        return groups.sorted { order[$0.newest] ?? 0 < order[$1.newest] ?? 0 }
    }

    /// The runs of a list that are made of what a run is made of, newest first.
    static func alike(_ configuration: RunConfiguration, among runs: [ArchiveIndex.Run]) -> [ArchiveIndex.Run]
    {
        runs.filter { configuration.differences(from: $0.runConfiguration, in: .trend).isEmpty }
    }

    private var newest: String { runs.first?.folder ?? "" }

    /// The configuration in words, the model aside: `chat, 8 concurrent, streaming, 512 tokens in, 128 out`; empty
    /// where nothing is known.
    var words: String {
        guard let run = runs.last else { return "" }
        let configuration = run.configuration
        let load = configuration?.load ?? run.concurrency.map { "\(FigureStyle.grouped($0)) concurrent" }
        let streaming = configuration?.streaming.map { $0 ? "streaming" : "not streaming" }
        let lengths = [
            configuration?.inputTokens.map { "\(Self.whole($0)) tokens in" },
            configuration?.outputTokens.map { "\(Self.whole($0)) out" },
        ]
        return ([load, streaming] + lengths + [configuration?.endpointType, run.endpoint])
            .compactMap { $0 }.joined(separator: ", ")
    }

    private static func whole(_ tokens: Double) -> String { FigureStyle.grouped(Int(tokens.rounded())) }
}
