import Foundation
import Testing

@testable import TraceAnalysis

/// `docs/findings.md` says what each finding means; it has to name them all, and no other.
@Suite struct FindingsDocumentationTests {
    private func lines() throws -> [Substring] {
        try String(
            contentsOf: RecordedRun.repository.appending(path: "docs/findings.md"), encoding: .utf8
        ).split(separator: "\n")
    }

    @Test func everyFindingHasARow() throws {
        let rows = try lines().filter { $0.hasPrefix("| `") }.compactMap { line in
            line.split(separator: "`").dropFirst().first.map(String.init)
        }
        let listed = FindingRule.all.map(\.id.rawValue)
        #expect(listed.filter { !rows.contains($0) } == [])
        #expect(Set(rows).subtracting(listed) == [])
    }

    @Test func theTableOfSilencesIsTheOneInTheCode() throws {
        let text = try lines().joined(separator: "\n")
        for entry in Suppression.table {
            #expect(
                text.contains("| `\(entry.by.id.rawValue)`") || text.contains(", `\(entry.by.id.rawValue)` |")
            )
        }
    }
}
