/// Answers that ended within a window, whenever their requests began, and how long the window is.
///
/// The requests that begin in a window, over the time from the first start to the last end, would be too few a second:
/// before the first of them ends others do, and after the last has begun the rest drains.
struct WindowedThroughput: Sendable, Equatable {
    /// Successful answers that ended in the window.
    let answers: Int
    /// Those of them that met what was asked of every request; nil where that is not known.
    var good: Int?
    /// Their output tokens.
    let tokens: Double
    /// How long the window is, where the run fills it, in ns; above 0.
    let length: Double

    /// Answers a second.
    var answersPerSecond: Double { Double(answers) / (length / 1e9) }
    /// Answers a second that met what was asked; nil where that is not known.
    var goodPerSecond: Double? { good.map { Double($0) / (length / 1e9) } }
    /// Output tokens a second.
    var tokensPerSecond: Double { tokens / (length / 1e9) }
}

/// Counts the answers that end within a window while records are read, in any order.
struct CompletionTally: Sendable, Equatable {
    /// Successful answers that ended in the window.
    var answers = 0
    /// Those of them that met what was asked of every request.
    var good = 0
    /// Their output tokens.
    var tokens = ExactSum()
    /// When the last successful answer of the phase ended, within the window or not, in ns of wall clock.
    var lastEnd: Int64?

    /// Takes in a request of the phase; one that begins a window by its end is not of it.
    ///
    /// - Parameter isGood: Whether it met what was asked of it.
    mutating func add(_ request: borrowing RequestMetrics, isGood: Bool, within window: StartBounds) {
        guard request.outcome == .successful, let end = request.end else { return }
        lastEnd = max(lastEnd ?? end, end)
        guard window.contains(end), end != window.from else { return }
        answers += 1
        good += isGood ? 1 : 0
        tokens.add(request.values[.outputTokens] ?? 0)
    }

    /// Takes in all that another tally holds.
    mutating func append(_ other: CompletionTally) {
        answers += other.answers
        good += other.good
        tokens.append(other.tokens)
        if let theirs = other.lastEnd { lastEnd = max(lastEnd ?? theirs, theirs) }
    }

    /// The tally over the part of the window between the first start and the last end; nil where it has no length.
    func throughput(within window: StartBounds, _ extent: PhaseExtent) -> WindowedThroughput? {
        guard let firstStart = extent.firstStart, let lastEnd else { return nil }
        let from = max(window.from ?? firstStart, firstStart)
        let (length, overflow) = min(window.before ?? lastEnd, lastEnd).subtractingReportingOverflow(from)
        guard !overflow, length > 0 else { return nil }
        return WindowedThroughput(
            answers: answers, good: good, tokens: tokens.value, length: Double(length))
    }
}
