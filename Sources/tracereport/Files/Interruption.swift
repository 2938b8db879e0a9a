import TraceAnalysis

/// Signals that would end the process: they wait while files that belong together are written.
enum Interruption {
    /// Does something that takes milliseconds and must not be left half done; signals that come meanwhile are
    /// not heard.
    static func held<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        let interrupt = signal(SIGINT, SIG_IGN)
        let terminate = signal(SIGTERM, SIG_IGN)
        defer {
            signal(SIGINT, interrupt)
            signal(SIGTERM, terminate)
        }
        return try body()
    }

    /// Ends as one who writes into a closed pipe ends: at once, quietly, and by SIGPIPE.
    static func endsAtClosedPipe() -> Never {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
        _exit(141)
    }
}
