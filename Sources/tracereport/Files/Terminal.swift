import Synchronization
import SystemPackage
import TraceAnalysis

/// The two ways out of the process: results, and words to a person.
enum Terminal {
    /// Writes a result to standard output; where nobody reads any more, the process ends quietly.
    ///
    /// - Throws: `FileError` when it cannot be written.
    static func print(_ text: String) throws(FileError) {
        do {
            _ = try FileDescriptor.standardOutput.writeAll(Array(text.utf8))
        } catch Errno.brokenPipe {
            Interruption.endsAtClosedPipe()
        } catch {
            throw .standardOutput(reason: "\(error)")
        }
    }

    /// Says something to a person on standard error; a person who does not listen is no failure.
    static func say(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(Array("tracereport: \(text)\n".utf8))
    }

    /// Shows something passing on standard error, as it is.
    static func show(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(Array(text.utf8))
    }
}

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
