import TraceAnalysis

extension Interruption {
    /// From here on SIGINT ends the process with status 130 and SIGTERM with 143.
    ///
    /// A signal that is ignored already, as in the background of a shell, stays so. One that is blocked, as
    /// Foundation's `Process` leaves them to its children, is let through.
    static func endsProcess() {
        install(SIGINT) { _ in _exit(130) }
        install(SIGTERM) { _ in _exit(143) }
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        // A full quota and a closed pipe become errors of the write, which says what it was about.
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        for crash in [SIGABRT, SIGILL, SIGTRAP] { signal(crash) { _ in Interruption.stop() } }
    }

    /// Ends the process for want of memory, which traps, or for a fault of its own; allocates nothing.
    private static func stop() -> Never {
        let sentence: StaticString = "tracereport: out of memory, or a fault of tracereport itself\n"
        _ = write(STDERR_FILENO, sentence.utf8Start, sentence.utf8CodeUnitCount)
        _exit(CommandFailure.Status.software.rawValue)
    }

    private static func install(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var former = sigaction()
        sigaction(number, nil, &former)
        #if canImport(Darwin)
            let isIgnored = unsafeBitCast(former.__sigaction_u.__sa_handler, to: Int.self) == 1
        #else
            let isIgnored = unsafeBitCast(former.__sigaction_handler.sa_handler, to: Int.self) == 1
        #endif
        if !isIgnored { signal(number, handler) }
    }
}
