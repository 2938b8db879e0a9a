import Testing

@testable import tracereport

/// Protocol buffers, byte by byte.
///
/// Source: protobuf.dev, "Encoding", whose examples are the first three.
@Suite struct ProtobufWriterTests {
    private func bytes(_ body: (inout ProtobufWriter) -> Void) -> [UInt8] {
        var writer = ProtobufWriter()
        body(&writer)
        return writer.bytes
    }

    @Test func theExamplesOfTheFormat() {
        #expect(bytes { $0.varint(1, 150) } == [0x08, 0x96, 0x01])
        #expect(bytes { $0.string(2, "testing") } == [0x12, 7] + Array("testing".utf8))
        #expect(bytes { $0.message(3) { $0.varint(1, 150) } } == [0x1A, 0x03, 0x08, 0x96, 0x01])
    }

    @Test(
        arguments: [
            (0 as UInt64, [0x00] as [UInt8]), (1, [0x01]), (127, [0x7F]), (128, [0x80, 0x01]),
            (16_383, [0xFF, 0x7F]), (16_384, [0x80, 0x80, 0x01]),
            (.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
        ] as [(UInt64, [UInt8])])
    func aNumberHasSevenBitsAByte(_ number: UInt64, _ expected: [UInt8]) {
        #expect(bytes { $0.varint(1, number) } == [0x08] + expected)
    }

    @Test func aNegativeNumberTakesTenBytes() {
        #expect(bytes { $0.int64(1, -1) } == [0x08] + [UInt8](repeating: 0xFF, count: 9) + [0x01])
    }

    /// Fields from 16 on have a key of two bytes.
    @Test func aKeyIsANumberToo() {
        #expect(bytes { $0.bool(16, true) } == [0x80, 0x01, 0x01])
        #expect(bytes { $0.bool(87, false) } == [0xB8, 0x05, 0x00])
    }

    @Test func eightBytesStandLowestFirst() {
        #expect(bytes { $0.fixed64(47, 0x0102_0304_0506_0708) } == [0xF9, 0x02, 8, 7, 6, 5, 4, 3, 2, 1])
        #expect(bytes { $0.double(1, 1) } == [0x09, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F])
    }

    /// The length of what is long takes more than the byte that was kept for it, inside and outside.
    @Test(arguments: [0, 1, 125, 126, 127, 128, 16_381, 16_384, 40_000])
    func aMessageHasItsLengthBeforeIt(_ count: Int) {
        let text = String(repeating: "x", count: count)
        let inner = bytes { $0.string(1, text) }
        let nested = bytes { writer in writer.message(2) { $0.message(3) { $0.string(1, text) } } }
        let length = { (count: Int) in Array(self.bytes { $0.varint(1, UInt64(count)) }.dropFirst()) }
        let middle = [0x1A] + length(inner.count) + inner
        #expect(nested == [0x12] + length(middle.count) + middle)
    }

    @Test func whatIsTakenIsGone() {
        var writer = ProtobufWriter()
        writer.varint(1, 1)
        #expect(writer.takeBytes() == [8, 1] && writer.bytes.isEmpty)
    }
}
