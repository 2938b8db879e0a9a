/// The lists of a trace, kept from line to line for their memory.
struct TraceLists {
    /// The chunks of the response, where they were read on the way.
    var times: [Int64] = []
    var sizes: [Int64] = []
    var hasReadChunks = false
    /// What other generations of the schema list, and what a request was sent in.
    var otherTimes: [Int64] = []
    var otherSizes: [Int64] = []
}

extension HTTPTrace {
    /// Takes over what a line says, every field anew.
    ///
    /// - Parameters:
    ///   - values: Where the values stand.
    ///   - keepsIdentity: Whether the ends of the connection are kept.
    ///   - lists: The lists that were read already, and memory for others.
    mutating func read(
        _ values: ValueReader, keepsIdentity: Bool, _ lists: inout TraceLists
    ) throws(LineFault) {
        poolWait = Span(
            start: try values.integer(.poolWaitStart, once: .queuedStart),
            end: try values.integer(.poolWaitEnd, once: .queuedEnd))
        connect = Span(
            start: try values.integer(.connectStart, once: .createStart),
            end: try values.integer(.connectEnd, once: .createEnd))
        lookup = Span(
            start: try values.integer(.lookupStart, once: .resolveHostStart),
            end: try values.integer(.lookupEnd, once: .resolveHostEnd))
        send = Span(
            start: try values.integer(.sendStart, once: .draftRequestStart),
            end: try values.integer(.sendEnd, once: .draftRequestEnd))
        receive = Span(
            start: try values.integer(.receiveStart), end: try values.integer(.receiveEnd))
        headersReceived = try values.integer(.headersReceived)
        reused = try values.integer(.connectionReused, once: .connectionReuseconn)
        dnsCacheHit = try values.integer(.dnsCacheHit)
        failed = try values.integer(.errorTimestamp, once: .requestException)
        status = try values.integer(.statusCode, once: .draftStatus)
        localIP = try values.string(.localIP, kept: keepsIdentity)
        localPort = try values.integer(.localPort)
        remoteIP = try values.string(.remoteIP, kept: keepsIdentity)
        remotePort = try values.integer(.remotePort)
        requestBytes = try Self.requestBytes(values, &lists.otherTimes, &lists.otherSizes)
        if lists.hasReadChunks {
            swap(&chunkTimes, &lists.times)
            swap(&chunkSizes, &lists.sizes)
        } else {
            try values.pairs(.responseChunks, times: &chunkTimes, sizes: &chunkSizes)
        }
        try values.integers(.responseReceiveTimestamps, into: &lists.otherTimes)
        try values.integers(.responseReceiveSizes, into: &lists.otherSizes)
        if chunkTimes.isEmpty {
            swap(&chunkTimes, &lists.otherTimes)
            swap(&chunkSizes, &lists.otherSizes)
        }
        chunkCount = try values.integer(.responseChunksCount)
        responseBytes =
            try values.integer(.responseBytesTotal) ?? chunkSizes.exactSum
    }

    /// The total where it is given, else the sum of what the listed writes say; nil where nothing is.
    private static func requestBytes(
        _ values: ValueReader, _ times: inout [Int64], _ sizes: inout [Int64]
    ) throws(LineFault) -> Int64? {
        var sum: Int64?
        try values.integers(.requestChunkSizes, into: &sizes)
        sum = sizes.exactSum ?? sum
        try values.integers(.requestWriteSizes, into: &sizes)
        sum = sizes.exactSum ?? sum
        try values.pairs(.requestChunks, times: &times, sizes: &sizes)
        sum = sizes.exactSum ?? sum
        return try values.integer(.requestBytesTotal) ?? sum
    }
}

extension [Int64] {
    /// The sum; nil when there is nothing to add up or when it does not fit 64 bits.
    fileprivate var exactSum: Int64? {
        guard !isEmpty else { return nil }
        var sum: Int64 = 0
        for value in self {
            let (partial, overflow) = sum.addingReportingOverflow(value)
            guard !overflow else { return nil }
            sum = partial
        }
        return sum
    }
}
