import Testing

@testable import TraceAnalysis

@Suite struct CompressionTests {
    private static let text = Array("one\ntwo \(String(repeating: "zwölf ", count: 40))\nthree".utf8)

    private func decoded(_ bytes: [UInt8], limit: Int = 1 << 20) throws(CompressedFault) -> [UInt8] {
        try Compression.decoded(bytes, limit: limit)
    }

    @Test(
        arguments: [
            ([0x1F, 0x8B], Compression.gzip), ([0x28, 0xB5, 0x2F, 0xFD], .zstandard),
            ([0x50, 0x2A, 0x4D, 0x18], .zstandard), ([0x5F, 0x2A, 0x4D, 0x18, 1], .zstandard),
            ([0x28, 0xB5, 0x2F], nil), ([0x1F], nil), ([], nil), ([0x60, 0x2A, 0x4D, 0x18], nil),
            (Array("BZh9".utf8), nil), (Array("{\"metadata\"".utf8), nil), ([0x2A, 0x4D, 0x18], nil),
        ] as [([UInt8], Compression?)])
    func theOpeningTells(_ opening: [UInt8], _ compression: Compression?) {
        #expect(Compression(opening: opening) == compression)
    }

    @Test func whatIsNotCompressedIsItself() throws {
        #expect(try decoded(Self.text) == Self.text)
        #expect(try decoded([]) == [])
    }

    @Test(arguments: Compression.allCases) func whatIsInsideComesOut(_ compression: Compression) throws {
        for bytes in [[], [0x0A], Self.text, (0..<100_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }] {
            #expect(try decoded(Compressed.bytes(bytes, compression)) == bytes)
        }
    }

    @Test(arguments: Compression.allCases) func noMoreIsMadeThanIsWanted(_ compression: Compression) throws {
        let bomb = Compressed.bytes([UInt8](repeating: 0x61, count: 5_000_000), compression)
        #expect(bomb.count < 10_000)
        #expect(try decoded(bomb, limit: 100_000).count == 100_000)
    }

    @Test(arguments: Compression.allCases) func whatIsCutOffIsRefused(_ compression: Compression) {
        let whole = Compressed.bytes(Self.text, compression)
        for count in 4..<whole.count {
            #expect(throws: CompressedFault(.cutOff, at: count), "\(count) of \(whole.count)") {
                try decoded(Array(whole.prefix(count)))
            }
        }
    }

    /// Some bits say when or where a file was made: then nothing else may come out.
    @Test(arguments: Compression.allCases)
    func whatIsDamagedIsRefusedOrTheSame(_ compression: Compression) {
        let whole = Compressed.bytes(Self.text, compression)
        var refused = 0
        for place in whole.indices.dropFirst(4) {
            for bit in 0..<8 {
                var damaged = whole
                damaged[place] ^= 1 << bit
                do throws(CompressedFault) {
                    let bytes = try decoded(damaged)
                    #expect(bytes == Self.text, "byte \(place), bit \(bit)")
                } catch {
                    #expect(error.place <= whole.count)
                    refused += 1
                }
            }
        }
        #expect(refused > (whole.count - 4) * 8 * 3 / 4)
    }

    @Test(arguments: Compression.allCases) func partsBehindOneAnotherAreOne(_ compression: Compression) throws
    {
        let empty = Compressed.bytes([], compression)
        let parts = Self.text.indices.map { Compressed.bytes([Self.text[$0]], compression) }
        #expect(try decoded(Array(parts.joined())) == Self.text)
        #expect(try decoded(empty + Array(parts.joined(separator: empty)) + empty) == Self.text)
        // A part that is cut off is refused too, however many whole ones lie before it.
        let first = parts[0] + parts[1]
        for count in 1..<parts[2].count {
            #expect(throws: CompressedFault.self) { try decoded(first + parts[2].prefix(count)) }
        }
    }

    @Test(arguments: Compression.allCases) func anythingElseBehindTheEndIsDamage(_ compression: Compression) {
        let whole = Compressed.bytes(Self.text, compression)
        for tail in [Array("more".utf8), [0x1F, 0x8C, 0, 0, 0, 0, 0, 0, 0, 0], Array("{}\n{}\n".utf8)] {
            #expect(throws: CompressedFault.self) { try decoded(whole + tail) }
        }
    }
}
