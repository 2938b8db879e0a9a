import Testing

@testable import TraceAnalysis
@testable import tracereport

/// Each input error in one sentence, with the status of the contract.
@Suite struct CommandFailureTests {
    @Test(
        arguments: [
            (InputError.unreadable(path: "p", reason: "why"), 66, "cannot read p: why"),
            (.noRun(directory: "d"), 66, "d holds no AIPerf run: expected profile_export.jsonl in it"),
            (
                .severalRuns(directory: "d", names: ["a", "b\u{1B}"]), 66,
                "d holds several runs: a, bU+001B. Name the one to read"
            ),
            (.empty(path: "p"), 65, "p is empty: expected one JSON record a line"),
            (
                .noRecord(path: "p", lines: 1_000, first: MalformedLine(number: 3, fault: .notUTF8)), 65,
                "p holds no usable record: 1,000 malformed lines, the first is line 3 (not valid UTF-8). Expected AIPerf's profile_export.jsonl"
            ),
            (
                .otherPhases(path: "p", phases: ["warmup": 2, "a\u{202E}": 1]), 65,
                "p holds no record of the chosen phase, only of aU+202E (1), warmup (2). Choose with --phase profiling, --phase warmup or --phase all"
            ),
        ] as [(InputError, Int32, String)])
    func everyInputErrorIsOneSentence(_ error: InputError, _ status: Int32, _ message: String) {
        let failure = CommandFailure(error)
        #expect(failure.status.rawValue == status)
        #expect(failure.message == message)
    }
}
