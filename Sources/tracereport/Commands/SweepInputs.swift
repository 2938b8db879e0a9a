import FoundationEssentials
import TraceAnalysis

/// The runs that the arguments of a sweep mean.
struct SweepInputs {
    /// A run to be read.
    struct Place: Equatable {
        /// What it is called: its folder as seen from the directory that was named.
        let name: String
        /// Where it is.
        let path: String

        /// The run as one that cannot be used, the reason without the way to it.
        func leftOut(_ reason: String) -> Sweep.LeftOut {
            let folder = path.visible
            let inside = folder.hasSuffix("/") ? folder : folder + "/"
            return Sweep.LeftOut(
                run: name, reason: reason.replacing(inside, with: "").replacing(folder, with: name.visible))
        }
    }

    /// The runs, each once, in the order of the arguments and then of their folders.
    private(set) var places: [Place] = []
    /// Folders that look like a run and hold no records.
    private(set) var leftOut: [Sweep.LeftOut] = []
    /// Whether there was more than is looked at.
    private(set) var isCut = false

    /// Looks below directories and into archives.
    ///
    /// - Throws: `InputError` where an argument is not there or a directory holds no run, `FileError` where
    /// an archive
    ///   cannot be read.
    init(_ inputs: [String]) throws {
        for input in inputs {
            let prefix = inputs.count > 1 ? input : ""
            if OutputPlace(input).kind == .folder, ArchivedRun(input: input) == nil {
                try add(directory: input, prefix)
            } else {
                if ArchivedRun(input: input) == nil { _ = try RunLocation(input) }
                places.append(Place(name: input, path: input))
            }
        }
        var seen: Set<String> = []
        places = places.filter { place in
            let path = URL(filePath: place.path).standardizedFileURL.path()
            return seen.insert(path.hasSuffix("/") ? String(path.dropLast()) : path).inserted
        }
    }

    private mutating func add(directory: String, _ prefix: String) throws {
        if let archive = try? RunArchive(existing: directory) {
            let runs = archive.runs.filter { ArchivedRun(input: $0.path.string) != nil }
            if !runs.isEmpty {
                places += runs.map {
                    Place(name: prefix.isEmpty ? $0.name : prefix.pathOf($0.name), path: $0.path.string)
                }
                return
            }
        }
        let search = RunSearch(below: directory)
        isCut = isCut || search.isCut
        guard !search.runs.isEmpty || !search.withoutRecords.isEmpty else {
            throw InputError.noRun(directory: directory)
        }
        func name(_ place: String) -> String {
            place.isEmpty ? directory : prefix.isEmpty ? place : prefix.pathOf(place)
        }
        places += search.runs.map { Place(name: name($0), path: search.path(of: $0)) }
        leftOut += search.withoutRecords.map { found in
            Place(name: name(found.place), path: search.path(of: found.place))
                .leftOut(CommandFailure(found.reason).message)
        }
    }
}
