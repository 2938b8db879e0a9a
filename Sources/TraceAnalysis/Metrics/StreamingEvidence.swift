/// How an answer that streams is told from one that comes as a body.
///
/// A body that is read in three pieces does not stream, and a stream that comes in one read does. So what AIPerf says
/// of the answer goes before what it was asked for, and both go before the number of pieces.
extension TraceRecord {
    /// At least how many bytes a piece of a body has that was read as fast as it came: 16 KiB.
    private static let wholeRead: Int64 = 16_384

    /// Whether AIPerf gives what it gives for streamed answers only.
    var showsStreaming: Bool {
        metrics.timeToFirstToken != nil || metrics.hasInterChunkLatency || !metrics.interChunkLatency.isEmpty
            || metrics.unread.contains(.timeToFirstToken)
    }

    /// Whether the answer came in several pieces that are not those of a large body; nil where nothing tells.
    ///
    /// - Parameter values: The figures of the record, for those that carry no list.
    func comesInPieces(_ values: MetricValues) -> Bool? {
        guard let chunks = values[.chunksPerRequest], chunks > 0 else { return nil }
        guard chunks > 1 else { return false }
        if wire.chunkSizes.count > 1 {
            return !wire.chunkSizes.dropLast().allSatisfy { $0 >= Self.wholeRead }
        }
        // Where the pieces are not listed: whether all but the last can be as large.
        guard let bytes = values[.responseSize] else { return true }
        return bytes < (chunks - 1) * Double(Self.wholeRead)
    }
}
