import TraceAnalysis

extension ForeignFormat {
    /// What the file is, and how to make JSON lines of it where that can be done.
    func advice(for path: String) -> String {
        let fact = "\(path.visible) is \(name), not JSON lines"
        guard let converter else { return fact + ". Expected AIPerf's profile_export.jsonl" }
        let isFile = path != "standard input"
        let file = isFile ? path.visible.quotedForShell : "FILE"
        return fact + ". Pipe it in: \(converter) \(file) | tracereport -"
    }

    /// The format in words.
    private var name: String {
        switch self {
        case .gzip: "compressed with gzip"
        case .zstandard: "compressed with zstd"
        case .xz: "compressed with xz"
        case .bzip2: "compressed with bzip2"
        case .lz4: "compressed with lz4"
        case .zip: "a zip archive"
        case .tar: "a tar archive"
        case .utf16: "text in UTF-16"
        case .jsonArray: "one JSON array"
        case .jsonOverSeveralLines: "JSON laid out over several lines"
        case .parquet: "a Parquet table"
        case .png: "a PNG picture"
        case .pdf: "a PDF"
        case .sqlite: "an SQLite database"
        }
    }

    /// The command that writes such a file to its standard output as JSON lines; nil where there is none.
    private var converter: String? {
        switch self {
        case .gzip: "zcat"
        case .zstandard: "zstdcat"
        case .xz: "xzcat"
        case .bzip2: "bzcat"
        case .lz4: "lz4cat"
        case .zip: "unzip -p"
        case .tar: "tar -xOf"
        case .utf16: "iconv -f UTF-16 -t UTF-8"
        case .jsonArray: "jq -c '.[]'"
        case .jsonOverSeveralLines: "jq -c ."
        case .parquet, .png, .pdf, .sqlite: nil
        }
    }
}
