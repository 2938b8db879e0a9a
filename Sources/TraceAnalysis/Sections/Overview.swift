/// What was in the file and how much of it counts.
///
/// Seed section: OVERVIEW.
///
/// Total records = excluded by phase + outside the window + successful + failed; cancelled records are a part of the failed.
/// All counts but the total are of the chosen phase.
public struct Overview: Sendable, Equatable {
    /// Well-formed records of every phase.
    public let totalRecords: Int
    /// Records of other phases than the chosen one.
    public let excludedByPhase: Int
    /// Records of the phase that begin outside the window that was asked for.
    public let outsideWindow: Int
    /// Lines that hold no well-formed record.
    public let malformedLines: Int
    /// Records of the phase that carry `trace_data`.
    public let recordsWithTrace: Int
    /// Records of the phase without error, cancellation or failing status.
    public let successfulRequests: Int
    /// Records of the phase that are not successful.
    public let failedRequests: Int
    /// Failed records that the load generator cancelled.
    public let cancelledRequests: Int
    /// Successful records whose answers came while they were made.
    public let streamingRequests: Int
    /// Successful records whose answers came as one body.
    public let nonStreamingRequests: Int
    /// From the first request's start to the last one's end, of the successful, in ns.
    public let duration: Double?
    /// Successful records ÷ duration, per second; of a window the answers that ended in it ÷ its length.
    public let requestThroughput: Double?
    /// Output tokens of the same answers ÷ the same time, per second.
    public let outputTokenThroughput: Double?
    /// Whether the run is whole: false where it was cut short or records are missing; nil where nothing tells.
    public let isComplete: Bool?

    /// Successful records without output tokens; nil where fewer than 5 % of the successful have some.
    public let emptyAnswers: Int?

    /// Counts and rates of what was measured.
    init(_ measured: Measurements, _ completeness: Completeness) {
        isComplete = completeness.isComplete
        let counts = measured.counts
        totalRecords = counts.total
        excludedByPhase = counts.excluded
        outsideWindow = counts.outsideWindow
        malformedLines = counts.malformedLines
        recordsWithTrace = counts.withTrace
        successfulRequests = counts.successful
        failedRequests = counts.failed
        cancelledRequests = counts.cancelled
        streamingRequests = counts.streaming
        nonStreamingRequests = counts.nonStreaming
        let isOfTokens = counts.withTokens > 0 && counts.withTokens * 20 >= counts.successful
        emptyAnswers = isOfTokens ? counts.successful - counts.withTokens : nil
        duration = measured.span.flatMap { span in
            let (length, overflow) = span.upperBound.subtractingReportingOverflow(span.lowerBound)
            return overflow ? nil : Double(length)
        }
        if counts.outsideWindow > 0 {
            requestThroughput = measured.windowed?.answersPerSecond
            outputTokenThroughput = measured[.outputTokens] == nil ? nil : measured.windowed?.tokensPerSecond
        } else {
            let divisor = duration.flatMap { $0 > 0 ? $0 / 1e9 : nil }
            requestThroughput = divisor.map { Double(counts.successful) / $0 }
            outputTokenThroughput = divisor.flatMap { seconds in
                measured[.outputTokens].map { $0.sum / seconds }
            }
        }
    }

    /// How many a second some of all successful records are; nil where the duration is not known.
    func rate(of number: Int) -> Double? {
        duration.flatMap { $0 > 0 ? Double(number) / ($0 / 1e9) : nil }
    }

    /// Records of the chosen phase.
    public var countedRecords: Int { successfulRequests + failedRequests }

    /// Records that failed by themselves: the failed without those that the load generator cancelled.
    public var ownFailures: Int { failedRequests - cancelledRequests }

    /// What did not succeed.
    public var lost: LostRequests { LostRequests(failedRequests, cancelled: cancelledRequests) }

    /// What did not succeed, in words: `17 failed` and `5 cancelled`, only what there is of both; empty for none.
    public var lostInWords: [String] { lost.words }
}
