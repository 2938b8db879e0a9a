/// Why there is nothing to analyse.
public enum InputError: Error, Sendable, Equatable {
    /// The file or directory cannot be opened or read; with the system's own words.
    case unreadable(path: String, reason: String)
    /// The directory holds no run.
    case noRun(directory: String)
    /// The directory holds no run, but folders below it do: the first of them, from the directory on, and how many.
    case runsBelow(directory: String, runs: [String], count: Int)
    /// The directory holds AIPerf's summary of a run whose records were not written.
    case noRecords(directory: String, summary: String)
    /// The file holds requests and responses whole; the other one is the run.
    case rawRecords(path: String, run: String)
    /// The directory holds several runs; their base names in order.
    case severalRuns(directory: String, names: [String])
    /// The input holds no line that is not blank.
    case empty(path: String)
    /// No line is a well-formed record; how many lines, and the first of them.
    case noRecord(path: String, lines: Int, first: MalformedLine)
    /// No line is a record, and the file, or what is compressed in it, begins as one of another format does.
    case foreign(path: String, format: ForeignFormat, inside: Compression? = nil)
    /// The file is compressed, and what it holds cannot be read to its end: nothing of it is used.
    case damaged(path: String, CompressedFault)
    /// Every record is of another phase; how many of each, by name.
    case otherPhases(path: String, phases: [String: Int])
    /// Every record of the phase begins outside the window; how many.
    case outsideWindow(path: String, requests: Int)
    /// A range of bytes is wanted of a compressed file, which can be read from its beginning only.
    case rangeOfCompressed
    /// AIPerf's summary, which the parts of a run were summarised by, is another run's.
    case foreignAbout(path: String)
    /// Standard input, of which a part is wanted that is known only when all of it is read.
    case cannotBeReadTwice
}

/// A kind of file that is given by mistake where JSON lines are expected.
///
/// Told by how the file begins, and only once none of its lines has proved to be a record.
public enum ForeignFormat: Sendable, Equatable, CaseIterable {
    /// Compressed: what is inside may well be JSON lines.
    case gzip, zstandard, xz, bzip2, lz4, zip, tar
    /// Text in another encoding.
    case utf16
    /// JSON, but not one record a line.
    case jsonArray, jsonOverSeveralLines
    /// AIPerf's summary of a run.
    case summary
    /// Nothing that could hold JSON lines.
    case parquet, png, pdf, sqlite

    /// How many bytes from the beginning tell the formats apart.
    static let openingBytes = 512

    /// The format of a file that begins so; nil where the bytes are of none that is known.
    init?(opening: [UInt8]) {
        let found = Self.allCases.first { format in
            format.magic.contains { opening.dropFirst(format.offset).starts(with: $0) }
        }
        if let found {
            self = found
            return
        }
        let text = opening.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        if text.first == UInt8(ascii: "[") {
            self = .jsonArray
        } else if text.first == UInt8(ascii: "{"), text.dropFirst().firstOther == 0x0A {
            let names = Self.summaryNames.map { Array("\"\($0)\"".utf8) }
            self = names.contains { text.holds($0) } ? .summary : .jsonOverSeveralLines
        } else {
            return nil
        }
    }

    /// Names of which one stands at the beginning of every summary.
    private static let summaryNames = ["aiperf_version", "benchmark_id", "input_config"]

    /// What files of the format begin with, one of these.
    private var magic: [[UInt8]] {
        switch self {
        case .gzip: [[0x1F, 0x8B]]
        case .zstandard: [[0x28, 0xB5, 0x2F, 0xFD]]
        case .xz: [[0xFD] + Array("7zXZ".utf8) + [0]]
        case .bzip2: (UInt8(ascii: "1")...UInt8(ascii: "9")).map { Array("BZh".utf8) + [$0] }
        case .lz4: [[0x04, 0x22, 0x4D, 0x18]]
        case .zip: [Array("PK".utf8) + [3, 4]]
        case .tar: [Array("ustar".utf8)]
        case .utf16: [[0xFF, 0xFE], [0xFE, 0xFF]]
        case .jsonArray, .jsonOverSeveralLines, .summary: []
        case .parquet: [Array("PAR1".utf8)]
        case .png: [[0x89] + Array("PNG".utf8)]
        case .pdf: [Array("%PDF".utf8)]
        case .sqlite: [Array("SQLite format 3".utf8)]
        }
    }

    /// Where the magic stands.
    private var offset: Int { self == .tar ? 257 : 0 }
}

extension ArraySlice<UInt8> {
    /// The first byte that is no blank, tab or carriage return: a line break too.
    fileprivate var firstOther: UInt8? { first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } }

    /// Whether some bytes follow each other somewhere.
    fileprivate func holds(_ bytes: [UInt8]) -> Bool { indices.contains { self[$0...].starts(with: bytes) } }
}
