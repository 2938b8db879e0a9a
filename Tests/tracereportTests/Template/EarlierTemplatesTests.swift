import Foundation
import Testing

@testable import tracereport

/// Templates that were exported by version 0.1 still make the report that they made.
@Suite struct EarlierTemplatesTests {
    @Test(arguments: ["", "executive/"]) func theyKeepWorking(place: String) throws {
        let folder = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(
            atPath: Repository.path("Tests/Fixtures/templates-0.1/\(place)"))
        where name.hasSuffix(".mustache") {
            try folder.write(
                try Repository.text("Tests/Fixtures/templates-0.1/\(place)\(name)"), to: "t/\(name)")
        }
        try folder.write(try Repository.text("Templates/report.css"), to: "t/report.css")
        for output in ["r.pdf", "r.html"] {
            let result = try Tool.run([
                "report", Repository.path("samples/aiperf-0.13-errors"), "-o", folder.path(output),
                "--template-dir", folder.path("t"),
            ])
            #expect(result.status == 0, "\(result.errors)")
        }
        let text = try Program.text(ofPDF: folder.path("r.pdf"))
        #expect(text.contains("AIPerf run: mock-model"))
        #expect(text.contains("Verdicts, worst first"))
        // The sections stand one by one, in their old order.
        let order = ["Connection statistics", "DNS statistics", "Bandwidth statistics", "Slowest requests"]
        let places = order.compactMap { text.ranges(of: $0).last?.lowerBound }
        #expect(places.count == (place.isEmpty ? order.count : 0))
        #expect(places == places.sorted())
    }
}
