import Foundation
import Testing

@testable import TraceAnalysis

@Suite struct RunSearchTests {
    /// AIPerf's layouts: a sweep, repetitions, repetitions of a sweep and sweeps of repetitions.
    @Test func everyLayoutOfAIPerfIsFound() throws {
        let folder = try TemporaryFolder()
        let runs = [
            "multirun/profile_runs/run_0001", "multirun/profile_runs/run_0002",
            "nested/concurrency_8/profile_runs/run_0001", "nested/concurrency_16/profile_runs/run_0001",
            "sweep/concurrency_2", "sweep/concurrency_16",
            "trials/profile_runs/trial_0001/concurrency_1", "trials/profile_runs/trial_0002/concurrency_1",
        ]
        for run in runs.shuffled() { try folder.write("", to: "profile_export.jsonl", below: run) }
        for name in ["sweep/sweep_aggregate", "multirun/aggregate", "trials/profile_aggregate"] {
            try folder.write("{}", to: "profile_export_aiperf.json", below: name)
            try folder.write("", to: "profile_export.jsonl", below: name)
        }
        let search = RunSearch(below: folder.url.path())
        #expect(search.runs == runs)
        #expect(search.withoutRecords.isEmpty)
        #expect(!search.isCut)
        #expect(
            try RunLocation(search.path(of: runs[4])).file?.hasSuffix(
                "sweep/concurrency_2/profile_export.jsonl") == true)
    }

    @Test func compressedAndPrefixedRunsAreFound() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "profile_export.jsonl.gz", below: "a")
        try folder.write("", to: "mine.jsonl.zst", below: "b/c")
        try folder.write("", to: "one.jsonl", below: "d")
        try folder.write("", to: "two.jsonl", below: "d")
        let search = RunSearch(below: folder.url.path())
        #expect(search.runs == ["a", "b/c", "d/one.jsonl", "d/two.jsonl"])
    }

    @Test func theDirectoryItselfCanBeTheRun() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "profile_export.jsonl")
        let search = RunSearch(below: folder.url.path())
        #expect(search.runs == [""])
        #expect(search.path(of: "") == folder.url.path())
    }

    @Test func aSummaryWithoutRecordsIsNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("{}", to: "profile_export_aiperf.json", below: "concurrency_4")
        try folder.write("", to: "profile_export.jsonl", below: "concurrency_8")
        let search = RunSearch(below: folder.url.path())
        #expect(search.runs == ["concurrency_8"])
        #expect(search.withoutRecords.map(\.place) == ["concurrency_4"])
        guard case .noRecords(_, "profile_export_aiperf.json") = search.withoutRecords.first?.reason else {
            Issue.record("another reason: \(search.withoutRecords)")
            return
        }
    }

    @Test func whatIsNotThereHoldsNothing() throws {
        let folder = try TemporaryFolder()
        #expect(RunSearch(below: folder.path("absent")).runs.isEmpty)
        #expect(RunSearch(below: folder.url.path()).runs.isEmpty)
    }

    @Test func numbersAreOrderedByValue() {
        let names = ["run_10", "run_9", "run_9a", "run_1/x_20", "run_1/x_3", "a"]
        let sorted = names.sorted { $0.orderOfNumbers.lexicographicallyPrecedes($1.orderOfNumbers) }
        #expect(sorted == ["a", "run_1/x_3", "run_1/x_20", "run_9", "run_9a", "run_10"])
    }
}
