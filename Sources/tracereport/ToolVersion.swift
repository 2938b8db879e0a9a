import TraceAnalysis

/// The version of this tool.
enum ToolVersion {
    /// Semantic version, as `--version` prints it.
    static let current = "0.1.0"

    /// The tool as written into files.
    static let generator = Analysis.Generator(name: "tracereport", version: current)
}
