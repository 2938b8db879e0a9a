import Testing

@testable import TraceAnalysis
@testable import tracereport

/// Names of folders, whatever runs are called.
@Suite struct ArchivedRunTests {
    private func name(_ model: String?, start: String? = "2026-11-23T20:34:40Z", hash: String? = "a1b2c3d4e5")
        -> String
    {
        var run = RunDescription(file: "run.jsonl", sha256: hash, startTime: start)
        run.summary.model = model
        return RunFolderName.name(of: run)
    }

    @Test func startModelAndHash() {
        #expect(name("llama-3.1") == "2026-11-23T20-34-40Z_llama-3.1_a1b2c3d4")
        #expect(name("meta-llama/Llama 3, other") == "2026-11-23T20-34-40Z_meta-llama-Llama-3-other_a1b2c3d4")
        #expect(name(nil, start: nil, hash: nil) == "unknown_unknown_unknown")
        #expect(name("模型") == "2026-11-23T20-34-40Z_unknown_a1b2c3d4")
    }

    @Test(arguments: ["..", "../..", "/", "a\u{0}b", "-", ".hidden", "CON\n", "%2e%2e"])
    func noModelLeadsOutOfTheArchive(_ model: String) {
        let name = name(model)
        #expect(name.utf8.allSatisfy(RunFolderName.isAllowed))
        #expect(RunFolderName.isPossible(name))
        #expect(name.hasPrefix("2026-"))
    }

    @Test func longModelsAreCut() {
        #expect(name(String(repeating: "m", count: 500)).utf8.count == 20 + 1 + 64 + 1 + 8)
    }

    @Test(arguments: [".tmp-a_b_c", "charts", "a_b", "a_b_c d", ".lock"]) func otherFoldersAreNone(
        _ name: String
    ) {
        #expect(!RunFolderName.isPossible(name))
    }
}
