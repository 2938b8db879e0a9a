import FoundationEssentials
import TraceAnalysis
import TraceCharts

/// The date of making that `SOURCE_DATE_EPOCH` gives to the files of a build that can be repeated.
///
/// The PDFs of reports, comparisons and charts carry it in place of when the run began; no other output holds a date
/// of making. Those of an archive do not, as `archive rebuild` has to give the same bytes.
/// Source: https://reproducible-builds.org/specs/source-date-epoch/
enum SourceDateEpoch {
    /// The date in the environment; nil where the variable is not set.
    ///
    /// - Throws: `CommandFailure` with status 64 for what is no number of whole seconds.
    static func date(
        in environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(CommandFailure) -> PDFDate? {
        guard let text = environment["SOURCE_DATE_EPOCH"] else { return nil }
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seconds = Int64(text),
            seconds <= Int64.max / 1_000_000_000
        else {
            throw CommandFailure(
                status: .usage,
                message:
                    "SOURCE_DATE_EPOCH is “\(text.visible)”: expected whole seconds since 1970, at most 9223372036"
            )
        }
        return PDFDate(Timestamp.text(nanoseconds: seconds * 1_000_000_000))
    }
}
