import Foundation
import Testing

/// What docs/trust.md promises is held by tests that exist.
@Suite struct TrustDocumentationTests {
    private static func text() throws -> String { try Repository.text("docs/trust.md") }

    /// `SuiteTests.test` or `SuiteTests` in backticks, in the order of the page.
    private static func named() throws -> [[String]] {
        try text().split(separator: "`").map { $0.split(separator: ".").map(String.init) }
            .filter { $0.first?.hasSuffix("Tests") == true && $0.first?.contains(" ") == false }
    }

    @Test func everyTestThatIsNamedExists() throws {
        let tests = Repository.root.appending(path: "Tests")
        let files = FileManager.default.enumerator(atPath: tests.path())?.compactMap { $0 as? String } ?? []
        let sources = try files.filter { $0.hasSuffix(".swift") }.map {
            try String(contentsOf: tests.appending(path: $0), encoding: .utf8)
        }
        let named = try Self.named()
        #expect(named.count > 20)
        for parts in named {
            let suite = sources.filter { $0.contains("@Suite") && $0.contains(" struct \(parts[0]) ") }
            #expect(suite.count == 1, "\(parts)")
            if parts.count > 1 { #expect(suite.first?.contains("func \(parts[1])(") == true, "\(parts)") }
        }
    }

    @Test func everyPromiseNamesATest() throws {
        let rows = try Self.text().components(separatedBy: "## In figures")[0]
            .split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") }
            .filter { !$0.hasPrefix("| Promise |") && !$0.hasPrefix("| What |") }
        #expect(rows.count > 15)
        for row in rows { #expect(row.contains("Tests"), "\(row)") }
    }

    @Test func theReadMeLeadsThere() throws {
        let readme = try Repository.text("README.md")
        #expect(readme.contains("](docs/trust.md)") && readme.contains("](docs/SECURITY.md)"))
    }
}
