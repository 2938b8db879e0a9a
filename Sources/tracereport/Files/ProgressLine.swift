import CLibrary
import Synchronization
import TraceAnalysis

/// One line on the terminal about a reading that takes longer than a second: bytes, rate, time left.
///
/// Nothing is shown where standard error is no terminal. Any thread may tell of bytes.
final class ProgressLine: Sendable {
    private struct State {
        var bytes = 0
        var shownAt = Duration.zero
    }

    private let total: Int?
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private let state = Mutex(State())

    /// - Parameter total: How many bytes there are; nil where that is not known.
    init(total: Int?) {
        self.total = total
        start = clock.now
    }

    /// A line where a person would see it; nil elsewhere.
    static func onTerminal(total: Int?) -> ProgressLine? {
        isatty(STDERR_FILENO) == 1 ? ProgressLine(total: total) : nil
    }

    /// Counts bytes; shows the line again when a tenth of a second has passed.
    func add(_ bytes: Int) {
        let elapsed = start.duration(to: clock.now)
        let read = state.withLock { state -> Int? in
            state.bytes += bytes
            guard elapsed >= .seconds(1), elapsed - state.shownAt >= .milliseconds(100) else { return nil }
            state.shownAt = elapsed
            return state.bytes
        }
        if let read { Terminal.show("\r\u{1B}[K" + Self.text(read: read, of: total, in: elapsed)) }
    }

    /// Takes the line away, if it was ever shown.
    func finish() {
        if state.withLock({ $0.shownAt > .zero }) { Terminal.show("\r\u{1B}[K") }
    }

    /// `tracereport: 1.50GB of 9.31GB, 812.00MB/s, 10s left`.
    static func text(read: Int, of total: Int?, in elapsed: Duration) -> String {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
        let rate = Double(read) / max(seconds, 1e-3)
        var text = "tracereport: " + FigureStyle.size(bytes: Double(read))
        if let total { text += " of " + FigureStyle.size(bytes: Double(total)) }
        text += ", \(FigureStyle.size(bytes: rate))/s"
        if let total, rate > 0, total >= read {
            text += ", \(FigureStyle.fixed((Double(total - read) / rate).rounded(.up), 0))s left"
        }
        return text
    }
}
