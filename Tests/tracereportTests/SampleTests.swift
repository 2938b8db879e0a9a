import Foundation
import Testing

@testable import tracereport

/// What lies beside the sample runs is what the tool makes of them.
///
/// Texts agree to the letter, pictures within what fonts and libraries differ between machines.
/// `scripts/make-samples.sh` makes them anew.
@Suite struct SampleTests {
    static let samples = Repository.runs.filter { $0.hasPrefix("samples/") }

    @Test func thereAreSamples() {
        #expect(Self.samples.count >= 4)
    }

    @Test(arguments: samples) func theTextIsTheSame(_ sample: String) throws {
        let result = try Tool.run([Repository.path("\(sample)/profile_export.jsonl")])
        let isSame = result.output == (try Repository.text("\(sample)/analysis.txt"))
        #expect(isSame, "\(sample)/analysis.txt \(remedy)")
    }

    @Test(arguments: samples) func thePagesSayTheSame(_ sample: String) throws {
        let folder = try TemporaryFolder()
        #expect(try Tool.run(["report", Repository.path(sample), "-o", folder.path("r.pdf")]).status == 0)
        #expect(try Tool.run(["report", Repository.path(sample), "-o", folder.path("r.html")]).status == 0)
        let made = try Program.text(ofPDF: folder.path("r.pdf"))
        let kept = try Program.text(ofPDF: Repository.path("\(sample)/report.pdf"))
        let isSame = words(made) == words(kept)
        #expect(isSame, "\(sample)/report.pdf \(remedy)")
        let html = try String(contentsOfFile: folder.path("r.html"), encoding: .utf8)
        let isSameHTML =
            withoutPictures(html) == withoutPictures(try Repository.text("\(sample)/report.html"))
        #expect(isSameHTML, "\(sample)/report.html \(remedy)")
    }

    @Test(arguments: samples) func everyTableHasACaption(_ sample: String) throws {
        let tables = try Repository.text("\(sample)/report.html").matches(of: /<table[^>]*>\s*(<caption)?/)
        #expect(tables.count > 4)
        for table in tables { #expect(table.output.1 != nil) }
    }

    @Test(arguments: samples) func theChartsLookAlike(_ sample: String) throws {
        let folder = try TemporaryFolder()
        let result = try Tool.run(
            ["charts", Repository.path(sample), "-o", folder.path("c"), "--format", "png,svg"])
        #expect(result.status == 0, "\(result.errors)")
        let made = try FileManager.default.contentsOfDirectory(atPath: folder.path("c")).sorted()
        let kept = try FileManager.default.contentsOfDirectory(atPath: Repository.path("\(sample)/charts"))
            .sorted()
        #expect(made == kept)
        for name in made where name.hasSuffix(".png") {
            let difference = Picture(folder.path("c/\(name)")).difference(
                from: Picture(Repository.path("\(sample)/charts/\(name)")))
            #expect(difference < 0.02, "\(name) differs by \(difference)")
        }
        for name in made where name.hasSuffix(".svg") {
            let svg = try String(contentsOfFile: folder.path("c/\(name)"), encoding: .utf8)
            #expect(titles(svg) == titles(try Repository.text("\(sample)/charts/\(name)")))
        }
    }

    private let remedy =
        "is not what the tool makes: write the samples anew with scripts/make-samples.sh, and look at the difference"

    /// Words in no order: fonts of other widths may break lines at other places.
    private func words(_ text: String) -> [String] {
        text.split(separator: " ").map(String.init).sorted()
    }

    private func withoutPictures(_ html: String) -> String {
        html.replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "")
    }

    private func titles(_ svg: String) -> [String] {
        svg.matches(of: /<(title|desc)[^>]*>([^<]*)</).map { String($0.output.2) }
    }
}
