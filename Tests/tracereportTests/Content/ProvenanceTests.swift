import Testing

@testable import tracereport

@Suite struct ProvenanceTests {
    @Test(arguments: [
        (["runs/base", "runs/new/"], ["base", "new"]),
        (["base/profile_export.jsonl", "./new/profile_export.jsonl"], ["base", "new"]),
        (["a/run.jsonl", "b/run.jsonl"], ["a/run", "b/run"]),
        (["a/x/run", "a/y/run", "z"], ["x/run", "y/run", "z"]),
        (["run.jsonl", "-"], ["run", "standard input"]),
        (["same", "same", "same"], ["same", "same (2)", "same (3)"]),
        (["profile_export.jsonl", "b"], ["profile_export", "b"]), (["/", "b"], ["/", "b"]),
    ])
    func theShortestEndThatTellsApart(inputs: [String], names: [String]) {
        #expect(RunNames.names(of: inputs) == names)
    }
}
