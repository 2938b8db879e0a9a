import Testing

@testable import TraceAnalysis

@Suite struct LineReaderTests {
    /// What the reader hands out: the text of a line, `nil` for one that is too long, and its whole length.
    private struct Line: Equatable {
        let text: String?
        let length: Int
    }

    /// Reads pieces; a piece that is larger than the reader's room is dealt out in parts.
    private func lines(
        _ pieces: [ArraySlice<UInt8>], capacity: Int = 64, limit: Int = LineReader.limitBytes
    ) -> [Line] {
        var reader = LineReader(capacity: capacity, limit: limit)
        var lines: [Line] = []
        var rest = pieces.filter { !$0.isEmpty }[...]
        reader.read { room -> Int in
            guard let piece = rest.popFirst() else { return 0 }
            let part = piece.prefix(room.count)
            room.copyBytes(from: part)
            if part.count < piece.count { rest = [piece.dropFirst(part.count)] + rest }
            return part.count
        } _: { line, length in
            switch line {
            case .bytes(let bytes):
                lines.append(Line(text: String(decoding: bytes, as: UTF8.self), length: length))
            case .tooLong: lines.append(Line(text: nil, length: length))
            }
            return true
        }
        return lines
    }

    private func lines(_ text: String) -> [Line] { lines([Array(text.utf8)[...]]) }

    @Test(
        arguments: [
            ("", []), ("\n", [("", 1)]), ("\n\n\n", [("", 1), ("", 1), ("", 1)]), ("a", [("a", 1)]),
            ("a\n", [("a", 2)]),
            ("a\nb", [("a", 2), ("b", 1)]), ("a\n\nb\n", [("a", 2), ("", 1), ("b", 2)]),
            (" \t \r\n", [("", 5)]), ("  ", [("", 2)]), (" a \n", [(" a ", 4)]), ("a\rb\n", [("a\rb", 4)]),
            ("zwölf\n", [("zwölf", 7)]),
        ] as [(String, [(String, Int)])])
    func everyLineIsHandedOutAndBlankOnesAreEmpty(_ text: String, _ expected: [(String, Int)]) {
        #expect(lines(text) == expected.map { Line(text: $0.0, length: $0.1) })
    }

    /// However the bytes are dealt out: in one, two or three pieces, one by one, through any room.
    @Test func everySplitGivesTheSameLines() {
        let bytes = Array("one\r\n\n  \r\nzwölf with a long tail of words behind it\nlast".utf8)
        let whole = lines([bytes[...]], capacity: 512)
        #expect(whole.count == 5)
        #expect(whole.map(\.length).reduce(0, +) == bytes.count)
        for capacity in [16, 17, 31, 64] {
            #expect(lines([bytes[...]], capacity: capacity) == whole)
            #expect(lines(bytes.indices.map { bytes[$0...$0] }, capacity: capacity) == whole)
        }
        for first in 0...bytes.count {
            for second in first...bytes.count {
                let pieces = [bytes[..<first], bytes[first..<second], bytes[second...]]
                if lines(pieces, capacity: 16) != whole { Issue.record("split at \(first) and \(second)") }
            }
        }
    }

    @Test func behindEveryLineStandABreakAndReadableBytes() {
        var reader = LineReader(capacity: 16)
        var rest = Array("{}\n{}".utf8)[...]
        reader.read { room -> Int in
            let part = rest.prefix(1)
            room.copyBytes(from: part)
            rest = rest.dropFirst(1)
            return part.count
        } _: { line, _ in
            guard case .bytes(let bytes) = line, let start = bytes.baseAddress else { return false }
            #expect((start + bytes.count).load(as: UInt8.self) == 0x0A)
            #expect((start + bytes.count + ByteCursor.padding).load(as: UInt8.self) <= 255)
            return true
        }
    }

    @Test func aLineWithoutEndIsSkippedAndTheNextIsRead() {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: 3_000)
        let bytes = Array("a\n".utf8) + long + Array("\nb\n".utf8)
        let expected = [
            Line(text: "a", length: 2), Line(text: nil, length: 3_001), Line(text: "b", length: 2),
        ]
        for capacity in [16, 100, 1_000, 10_000] {
            #expect(lines([bytes[...]], capacity: capacity, limit: 1_000) == expected, "\(capacity)")
        }
        let open = lines([(Array("a\n".utf8) + long)[...]], capacity: 16, limit: 1_000)
        #expect(
            open == [Line(text: "a", length: 2), Line(text: nil, length: 3_000)], "at the end of the input")
    }

    @Test func aLineAsLongAsTheLimitIsRead() {
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 1_000) + [0x0A]
        #expect(lines([bytes[...]], capacity: 16, limit: 1_000).map(\.text?.count) == [1_000])
        #expect(lines([bytes[...]], capacity: 16, limit: 999).map(\.text) == [nil])
    }

    @Test func readingStopsWhenNobodyWantsMore() {
        var reader = LineReader(capacity: 16)
        var fills = 0
        var count = 0
        reader.read { room -> Int in
            fills += 1
            room.copyBytes(from: Array("a\nb\nc\n".utf8))
            return 6
        } _: { _, _ in
            count += 1
            return count < 2
        }
        #expect(fills == 1 && count == 2)
    }

    /// The same lines by loading: as much as the buffer holds, the cut line carried to the next time.
    private func loadedLines(_ bytes: [UInt8], capacity: Int, limit: Int, piece: Int) -> [Line] {
        var lines: [Line] = []
        var bytes = bytes[...]
        var rest: [UInt8] = []
        var goesOn = true
        while goesOn {
            var reader = LineReader(capacity: capacity, limit: limit)
            goesOn = reader.load(after: &rest) { room in
                let part = bytes.prefix(min(room.count, piece))
                room.copyBytes(from: part)
                bytes = bytes.dropFirst(part.count)
                return part.count
            }
            reader.handOutLoaded { line, length in
                switch line {
                case .bytes(let bytes):
                    // The bytes of a blank line are none, wherever its break stands.
                    if let base = bytes.baseAddress, !bytes.isEmpty {
                        #expect((base + bytes.count).load(as: UInt8.self) == 0x0A)
                    }
                    lines.append(Line(text: String(decoding: bytes, as: UTF8.self), length: length))
                case .tooLong: lines.append(Line(text: nil, length: length))
                }
                return true
            }
        }
        return lines
    }

    @Test func loadingGivesTheSameLines() {
        let long = String(repeating: "x", count: 100)
        for text in [
            "", "\n", "a", "a\n", "one\r\n\n  \r\nzwölf with a tail\nlast", "a\n\(long)\nb\n\(long)\n\nc",
            long,
            long + long + "\n" + long + long, String(repeating: "abcdefghijklmn\n", count: 20),
        ] {
            let bytes = Array(text.utf8)
            for limit in [50, 100, 1_000] {
                let whole = lines([bytes[...]], capacity: 512, limit: limit)
                for (capacity, piece) in [(16, 1), (16, 16), (17, 5), (31, 64), (64, 7), (1_000, 1_000)] {
                    let loaded = loadedLines(bytes, capacity: capacity, limit: limit, piece: piece)
                    #expect(loaded == whole, "\(text.debugDescription) \(capacity) \(limit) \(piece)")
                }
            }
        }
    }
}

@Suite struct LineFaultTests {
    @Test(arguments: [
        (LineFault.notUTF8, "not valid UTF-8"),
        (.notAnObject, "not a JSON object"),
        (.truncated, "cut off: a string or a bracket is never closed"),
        (.expected("a colon", column: 12), "expected a colon at byte 12"),
        (.noPartOfARecord, "no object under metadata, metrics, trace_data or error"),
        (.wrongType(field: "trace_data.x", expected: "an integer"), "trace_data.x is not an integer"),
        (.tooLong(limitBytes: 16 * 1_048_576), "longer than 16 MiB"),
    ])
    func everyFaultHasAReason(_ fault: LineFault, _ reason: String) {
        #expect(fault.reason == reason)
    }
}
