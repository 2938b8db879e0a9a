import Foundation
import Testing

@testable import TraceAnalysis
@testable import tracereport

/// Manifests are read back only as they were written.
@Suite struct ManifestTests {
    private func manifest(title: String? = nil) throws -> Manifest {
        var run = RunDescription(file: "run.jsonl", bytes: 12, sha256: String(repeating: "ab", count: 32))
        run.summary.model = "llama"
        let location = try RunLocation(Repository.path("samples/aiperf-0.13-without-trace"))
        let measured = try TraceReader(options: AnalysisOptions()).measure(location).0
        let stored = StoredRun(AnalyzedRun(measured, run: run, options: AnalysisOptions()), title: title)
        return Manifest(of: stored, templates: nil, files: [("report.pdf", [1, 2]), ("charts/a.png", [3])])
    }

    @Test func whatIsReadIsWhatWasWritten() throws {
        let manifest = try manifest(title: "Friday")
        #expect(Manifest(bytes: manifest.bytes) == manifest)
        #expect(manifest.files["report.pdf"] == [UInt8]([1, 2]).sha256)
        #expect(manifest.figures["requests"] == 60)
        let json = try JSONSerialization.jsonObject(with: Data(manifest.bytes)) as? [String: Any]
        #expect(json?["endpoint"] is NSNull)
        #expect((json?["input"] as? [String: Any])?["bytes"] as? Int == 12)
    }

    @Test func everyOtherByteIsNoticed() throws {
        let bytes = try manifest().bytes
        for index in stride(from: 0, to: bytes.count, by: 7) {
            var other = bytes
            other[index] ^= 4
            #expect(Manifest(bytes: other) == nil, "byte \(index)")
        }
        #expect(Manifest(bytes: bytes + [32]) == nil)
        #expect(Manifest(bytes: []) == nil)
    }

    @Test(arguments: ["../x", "/etc/passwd", "a/../b", "a/b/c", ".hidden", "", "a//b"])
    func noNameLeadsOutOfTheFolder(_ name: String) throws {
        var manifest = try manifest()
        manifest.files[name] = "00"
        manifest.seal = ""
        manifest.seal = manifest.bytes.sha256
        #expect(Manifest(bytes: manifest.bytes) == nil)
    }

    @Test func anotherRenderingIsToldApart() throws {
        #expect(try manifest().isSameRendering(as: manifest()))
        #expect(try !manifest().isSameRendering(as: manifest(title: "Friday")))
    }
}
