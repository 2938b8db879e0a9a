import Testing

@testable import TraceAnalysis

@Suite struct ZstandardStreamTests {
    private let text = Array("a line\n".utf8)

    private func kind(_ bytes: [UInt8]) -> CompressedFault.Kind? {
        do throws(CompressedFault) {
            _ = try Compression.decoded(bytes, limit: 100)
            return nil
        } catch {
            return error.kind
        }
    }

    @Test func framesWithoutDataArePassed() throws {
        let frame = Compressed.zstandard(text)
        let remark = Compressed.skippable([1, 2, 3, 4, 5], number: 15)
        let none = Compressed.skippable([])
        #expect(try Compression.decoded(remark + frame + none + frame + remark, limit: 100) == text + text)
        #expect(try Compression.decoded(remark, limit: 100) == [])
        for count in 4..<remark.count { #expect(kind(Array(remark.prefix(count))) == .cutOff) }
    }

    /// A remark that says it is 4 GB long is passed as far as it goes: nothing is kept of it.
    @Test func aRemarkThatIsTooLongIsCutOff() {
        #expect(kind([0x50, 0x2A, 0x4D, 0x18, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3]) == .cutOff)
    }

    @Test func theChecksumIsHeldTo() {
        var damaged = Compressed.zstandard(text)
        damaged[damaged.count - 1] ^= 1
        #expect(kind(damaged) == .damaged("Restored data doesn't match checksum"))
        #expect(kind(Compressed.zstandard(text, checksum: false)) == nil)
    }

    @Test func theWindowIsBounded() throws {
        let largest = Compressed.zstandard(text, windowBits: 27)
        #expect(try Compression.decoded(largest, limit: 100) == text)
        let larger = Compressed.zstandard(text, windowBits: 28)
        #expect(kind(larger) == .windowTooLarge(limit: 128 << 20))
    }

    /// The header says which dictionary: the bytes behind the magic are a flag, the window and its number.
    @Test func aDictionaryIsAskedFor() {
        let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x01, 0x58, 0x07, 0x01, 0x00, 0x00]
        #expect(kind(frame) == .needsDictionary)
    }
}
