import Foundation
import Testing

/// What must never be shown: headers, messages of errors, prompts, answers, the command line of the run.
@Suite struct SecretsTests {
    /// Every command and form that reads a run; `RUN` stands for it, `OUT` for a folder of its own.
    ///
    /// Whoever adds a command adds it here.
    static let commands: [[String]] =
        AnalyzeTests.formats.map { ["RUN", "--format", $0, "--include-failed", "--phase", "all", "--hash"] }
        + [
            ["RUN"], ["RUN", "-o", "OUT/analysis.txt"], ["report", "RUN", "-o", "OUT"],
            ["charts", "RUN", "-o", "OUT", "--format", "png,svg,pdf", "--data"],
        ]

    /// Chunks not listed, chunks listed, and the draft's names.
    static let runs = [
        "samples/aiperf-0.13-errors", "samples/aiperf-0.8-tls-batched", "Tests/Fixtures/runs/draft-schema",
    ]

    @Test(arguments: runs, commands)
    func nothingSecretIsShown(_ run: String, _ command: [String]) throws {
        let folder = try TemporaryFolder()
        let input = folder.path("run")
        let output = folder.path("out")
        try spoil(run, into: folder)
        let arguments = command.map { $0.replacing("RUN", with: input).replacing("OUT", with: output) }
        let result = try Tool.run(arguments)
        #expect(result.status == 0, "\(result.errors)")
        let canary = Data("CANARY".utf8)
        #expect(result.outputBytes.range(of: canary) == nil)
        #expect(!result.errors.contains("CANARY"))
        for file in FileManager.default.enumerator(atPath: output)?.compactMap({ $0 as? String }) ?? [] {
            #expect(!file.contains("CANARY"))
            let url = folder.url.appending(path: "out").appending(path: file)
            if let bytes = try? Data(contentsOf: url) { #expect(bytes.range(of: canary) == nil, "\(file)") }
            if file.hasSuffix(".pdf") { #expect(!(try Program.text(ofPDF: url.path()).contains("CANARY"))) }
        }
    }

    /// A copy of a run's first records with CANARY wherever a secret may stand, and some lines spoilt.
    private func spoil(_ run: String, into folder: borrowing TemporaryFolder) throws {
        let secret = #"{"Authorization":"Bearer CANARY","X-CANARY":"CANARY","api-key":"CANARY"}"#
        var lines = try Repository.text("\(run)/profile_export.jsonl").split(separator: "\n").prefix(25).map {
            line in
            String(line).replacing("\": ", with: "\":").replacing(
                #""trace_data":{"#, with: #""trace_data":{"response_headers":\#(secret),"body":"CANARY","#
            )
            .replacing(
                #""request_headers":{"#,
                with: #""request_headers":{"Authorization":"Bearer CANARY","Cookie":"CANARY","#
            )
            .replacing(#""message":""#, with: #""message":"CANARY "#)
            .replacing(
                #""metadata":{"#,
                with: #""prompt":"CANARY","response":{"text":"CANARY"},"metadata":{"session":"CANARY","#)
        }
        #expect(lines.allSatisfy { $0.contains("CANARY") })
        lines.insert(#"{"metadata":{"request_start_ns":"CANARY"},"CANARY":1}"#, at: 1)
        lines.insert("CANARY", at: 2)
        lines.insert(
            #"{"error":{"type":"Refused","code":401,"message":"Bearer CANARY","cause":"CANARY","cause_chain":["CANARY"]}}"#,
            at: 3)
        lines.append(String(lines[0].prefix(lines[0].count / 2)))
        try folder.write(lines.joined(separator: "\n"), to: "run/profile_export.jsonl")
        try folder.write(
            """
            {"aiperf_version":"0.13.0","input_config":{"endpoint":{"api_key":"CANARY","headers":{"X":"CANARY"},
            "urls":["https://CANARY:CANARY@api.example.com:8443/CANARY?key=CANARY#CANARY"],"type":"chat"},
            "models":{"items":[{"name":"m"}]}},"run_info":{"cli_command":"aiperf --api-key CANARY"},
            "error_summary":[{"error_details":{"message":"CANARY"}}]}
            """, to: "run/profile_export_aiperf.json")
    }
}
