/// The runs in a directory and below it, at any depth, and what looks like a run there and holds none.
///
/// ```swift
/// let search = RunSearch(below: "artifacts/sweep")
/// for place in search.runs { print(try RunLocation(search.path(of: place))) }
/// ```
public struct RunSearch: Sendable, Equatable {
    /// Where it was looked.
    public let directory: String
    /// Where the runs lie, as seen from the directory, numbers in the order of their values.
    ///
    /// A folder with one run stands for it; an empty text is the directory itself.
    public let runs: [String]
    /// Folders with a summary and no records, in the same order, and why nothing of them can be read.
    public let withoutRecords: [Place]
    /// Whether there was more than is looked at.
    public let isCut: Bool

    /// A place without a run.
    public struct Place: Sendable, Equatable {
        /// Where it lies, as seen from the directory.
        public let place: String
        /// Why it holds no run.
        public let reason: InputError
    }

    /// How many names are looked at, so that somebody's home folder is not searched for minutes.
    private static let mostNames = 100_000

    /// Looks for runs.
    ///
    /// Links are not followed, nor is looked below a run, into hidden folders and into those in which AIPerf
    /// puts several runs together: `aggregate`, `sweep_aggregate`, `…_aggregate`.
    public init(below directory: String) {
        self.directory = directory
        var found: [String] = []
        var empty: [Place] = []
        var waiting = [""]
        var looked = 0
        while looked < Self.mostNames, let place = waiting.popLast() {
            guard let folder = RunFolder(Self.path(of: place, in: directory)) else { continue }
            looked += folder.names.count
            let runs = folder.runs
            guard runs.isEmpty else {
                found += runs.count == 1 ? [place] : runs.map { RunFolder.path(of: $0, in: place) }
                continue
            }
            if let summary = folder.standardSummary {
                let reason = InputError.noRecords(directory: folder.path, summary: summary)
                empty.append(Place(place: place, reason: reason))
            }
            let passedOver = folder.standardSummary == nil ? ["aggregate"] : ["aggregate", "phases"]
            waiting += folder.folders.filter { !passedOver.contains($0) && !$0.hasSuffix("_aggregate") }
                .map { RunFolder.path(of: $0, in: place) }
        }
        isCut = !waiting.isEmpty
        runs = found.map { ($0, $0.orderOfNumbers) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
        withoutRecords = empty.map { ($0, $0.place.orderOfNumbers) }
            .sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    }

    /// A place as it is called from where the directory is.
    public func path(of place: String) -> String { Self.path(of: place, in: directory) }

    private static func path(of place: String, in directory: String) -> String {
        place.isEmpty ? directory : RunFolder.path(of: place, in: directory)
    }
}

extension String {
    /// The bytes, with the length before every number: so what differs in a number is in the order of its
    /// value.
    var orderOfNumbers: [Int] {
        var order: [Int] = []
        var number: [Int] = []
        for byte in utf8 + [0] {
            if (0x30...0x39).contains(byte) {
                number.append(Int(byte))
            } else {
                if !number.isEmpty { order += [0x30, number.count] + number }
                number = []
                order.append(Int(byte))
            }
        }
        return order
    }
}
