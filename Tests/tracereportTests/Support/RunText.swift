import Foundation

/// Small runs as text, for tests that spoil them.
enum RunText {
    /// Ten records of AIPerf 0.13 without a trace, of which every test may make what it likes.
    static func lines(_ count: Int = 10) throws -> [String] {
        try Array(
            Repository.text("samples/aiperf-0.13-without-trace/profile_export.jsonl").split(separator: "\n")
                .prefix(count).map(String.init))
    }

    /// A record of another phase.
    static let warmup = #"{"metadata":{"benchmark_phase":"warmup"}}"#
}
