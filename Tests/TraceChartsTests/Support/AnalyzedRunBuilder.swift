@testable import TraceAnalysis

/// Runs for tests that see only what everybody sees.
enum AnalyzedRunBuilder {
    /// A run without a record.
    static var empty: AnalyzedRun { AnalyzedRun() }
}
