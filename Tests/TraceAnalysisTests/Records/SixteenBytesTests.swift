import Testing

@testable import TraceAnalysis

@Suite struct UTF8CheckTests {
    private func isUTF8(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { $0.isUTF8 } }

    @Test func nothingIsValid() { #expect(isUTF8([])) }

    /// One byte of another kind at every place of lines around the 64 that are looked at at once.
    @Test(arguments: [1, 2, 15, 16, 17, 63, 64, 65, 127, 128, 150])
    func everyPlaceIsLookedAt(_ length: Int) {
        let plain = [UInt8](repeating: 0x61, count: length)
        #expect(isUTF8(plain))
        for place in 0..<length {
            var bytes = plain
            bytes[place] = 0xFF
            #expect(!isUTF8(bytes), "\(place)")
            bytes.replaceSubrange(place...place, with: Array("é".utf8))
            #expect(isUTF8(bytes), "\(place)")
            bytes.remove(at: place)
            #expect(!isUTF8(bytes), "half a letter at \(place)")
        }
    }
}
