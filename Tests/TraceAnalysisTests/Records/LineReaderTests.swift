import Testing

@testable import TraceAnalysis

@Suite struct LineReaderTests {
    /// A numbered line as text, or nil for one that is too long.
    private struct Line: Equatable {
        let number: Int
        let text: String?
    }

    private func lines(_ pieces: [ArraySlice<UInt8>]) -> [Line] {
        var reader = LineReader()
        var lines: [Line] = []
        let take = { (number: Int, line: Result<ArraySlice<UInt8>, LineFault>) in
            lines.append(
                Line(number: number, text: (try? line.get()).map { String(decoding: $0, as: UTF8.self) }))
        }
        for piece in pieces { reader.feed(piece, take) }
        reader.finish(take)
        return lines
    }

    private func lines(_ text: String) -> [Line] { lines([Array(text.utf8)[...]]) }

    @Test(
        arguments: [
            ("", []), ("\n", []), ("\n\n\n", []), ("a", [(1, "a")]), ("a\n", [(1, "a")]),
            ("a\nb", [(1, "a"), (2, "b")]), ("a\n\nb\n", [(1, "a"), (3, "b")]), (" \t \r\n", []),
            ("\r\n\r\n", []),
            ("a\r\nb\r\n", [(1, "a"), (2, "b")]), ("a\r", [(1, "a")]), ("a\rb\n", [(1, "a\rb")]),
            (" a \n", [(1, " a ")]), ("\u{FEFF}a\nb", [(1, "a"), (2, "b")]), ("\u{FEFF}", []),
            ("\u{FEFF}\r\n", []),
            ("\u{FEFF}\nb", [(2, "b")]), ("a\n\u{FEFF}b", [(1, "a"), (2, "\u{FEFF}b")]),
            ("\u{FEFF}\u{FEFF}a", [(1, "\u{FEFF}a")]), ("\n\u{FEFF}a", [(2, "\u{FEFF}a")]),
        ] as [(String, [(Int, String)])])
    func linesAreNumberedAndBlankOnesPassedOver(_ text: String, _ expected: [(Int, String)]) {
        #expect(lines(text) == expected.map { Line(number: $0.0, text: $0.1) })
    }

    /// However the bytes are dealt out, in two and in three pieces and one by one.
    @Test func everySplitGivesTheSameLines() {
        let bytes = Array("\u{FEFF}one\r\n\n  \r\nzwölf\nlast".utf8)
        let whole = lines([bytes[...]])
        #expect(whole.map(\.number) == [1, 4, 5])
        #expect(lines(bytes.indices.map { bytes[$0...$0] }) == whole)
        for first in 0...bytes.count {
            #expect(lines([bytes[..<first], bytes[first...]]) == whole)
            for second in first...bytes.count {
                if lines([bytes[..<first], bytes[first..<second], bytes[second...]]) != whole {
                    Issue.record("split at \(first) and \(second)")
                }
            }
        }
    }

    @Test func aLineWithoutEndIsSkippedAndTheNextIsRead() {
        let block = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        let pieces = [ArraySlice("a\n".utf8)] + (0...64).map { _ in block[...] } + [ArraySlice("\nb\n".utf8)]
        #expect(
            lines(pieces) == [
                Line(number: 1, text: "a"), Line(number: 2, text: nil), Line(number: 3, text: "b"),
            ])
    }
}
