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
                .runsBelow(directory: "d", runs: ["a", "b\u{1B}"], count: 2), 66,
                "d holds no AIPerf run itself, but 2 runs below it: a, bU+001B. Name the one to read, or put "
                    + "them into one picture: tracereport sweep d"
            ),
            (
                .runsBelow(directory: "d", runs: ["a"], count: 3), 66,
                "d holds no AIPerf run itself, but 3 runs below it: a and 2 others. Name the one to read, or "
                    + "put them into one picture: tracereport sweep d"
            ),
            (
                .noRecords(directory: "d", summary: "profile_export_aiperf.json"), 66,
                "d holds a summary, profile_export_aiperf.json, and no records: AIPerf writes them with --export-level records"
            ),
            (
                .rawRecords(path: "d/p_raw.jsonl", run: "d/p.jsonl"), 66,
                "d/p_raw.jsonl holds requests and responses whole, not what was measured of them: that is in d/p.jsonl"
            ),
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
                "p holds no record of the chosen phase, only of aU+202E (1), warmup (2). Choose with --phase profiling, --phase warmup, --phase all or --phase NAME"
            ),
            (
                .damaged(path: "p", CompressedFault(.cutOff, at: 10_308)), 65,
                "p is cut off: it ends at byte 10,308, what is compressed in it does not. Nothing of it was analysed"
            ),
            (
                .damaged(path: "p", CompressedFault(.damaged("incorrect data check"), at: 7)), 65,
                "p is damaged: it cannot be decompressed beyond byte 7 (incorrect data check). Nothing of it was analysed"
            ),
            (
                .damaged(path: "a b", CompressedFault(.needsDictionary, at: 0)), 65,
                "a b was compressed with a dictionary, which is not in it. Pipe it in: zstd -dc -D DICTIONARY 'a b' | tracereport -"
            ),
            (
                .damaged(path: "standard input", CompressedFault(.windowTooLarge(limit: 128 << 20), at: 0)),
                65,
                "standard input takes more than 128 MiB of memory to decompress beyond byte 0. Pipe it in: zstd -dc --long=31 FILE | tracereport -"
            ),
            (
                .damaged(path: "p", CompressedFault(.tooLittleMemory, at: 0)), 70,
                "p cannot be decompressed: there is too little memory"
            ),
            (
                .foreign(path: "p.gz", format: .jsonArray, inside: .gzip), 65,
                "p.gz, decompressed, is one JSON array, not JSON lines. Pipe it in: zcat p.gz | jq -c '.[]' | tracereport -"
            ),
            (
                .foreign(path: "p.zst", format: .gzip, inside: .zstandard), 65,
                "p.zst, decompressed, is compressed with gzip, not JSON lines. Pipe it in: zstdcat p.zst | tracereport -"
            ),
            (
                .foreign(path: "p.gz", format: .parquet, inside: .gzip), 65,
                "p.gz, decompressed, is a Parquet table, not JSON lines. Expected AIPerf's profile_export.jsonl"
            ),
        ] as [(InputError, Int32, String)])
    func everyInputErrorIsOneSentence(_ error: InputError, _ status: Int32, _ message: String) {
        let failure = CommandFailure(error)
        #expect(failure.status.rawValue == status)
        #expect(failure.message == message)
    }
}
