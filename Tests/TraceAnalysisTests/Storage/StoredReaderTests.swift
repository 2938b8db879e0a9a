import Testing

@testable import TraceAnalysis

/// What a writer wrote a reader reads; anything else it refuses.
@Suite struct StoredReaderTests {
    @Test func everyKindOfPart() throws {
        var writer = StoredWriter()
        let numbers: [UInt64] = [0, 1, 127, 128, 300, .max]
        for number in numbers { writer.put(number) }
        let signed: [Int64] = [0, -1, 1, -64, 64, .min, .max]
        for number in signed { writer.put(number) }
        writer.put(0.1)
        writer.put(true)
        writer.put("Grüße, 世界")
        (nil as String?).write(to: &writer)
        writer.put(named: [("b", [7]), ("a", [])])
        writer.put(["a", ""]) { $0.put($1) }

        var reader = StoredReader(writer.bytes[...])
        for number in numbers { #expect(try reader.number() == number) }
        for number in signed { #expect(try reader.signed() == number) }
        #expect(try reader.double() == 0.1)
        #expect(try reader.flag())
        #expect(try reader.text() == "Grüße, 世界")
        #expect(try String?(from: &reader) == nil)
        #expect(try reader.named().mapValues(\.left) == ["a": 0, "b": 1])
        #expect(try reader.list { (reader) throws(StoredRunFault) in try reader.text() } == ["a", ""])
        #expect(reader.left == 0)
    }

    @Test func whatNoWriterWritesIsRefused() {
        func refused(_ bytes: [UInt8], _ read: (inout StoredReader) throws -> Void) {
            var reader = StoredReader(bytes[...])
            #expect(throws: StoredRunFault.impossible, "\(bytes)") { try read(&reader) }
        }
        refused([]) { _ = try $0.byte() }
        refused([UInt8](repeating: 0xFF, count: 11)) { _ = try $0.number() }
        refused([UInt8](repeating: 0xFF, count: 9) + [2]) { _ = try $0.number() }
        refused([1]) { _ = try $0.count() }  // −1
        refused([2]) { _ = try $0.flag() }
        // A name twice, a part longer than the bytes, and a value that leaves bytes of its part.
        refused([4, 2, 97, 0, 2, 97, 0]) { _ = try $0.named() }
        refused([2, 2, 97, 4, 1]) { _ = try $0.named() }
        refused([1, 1]) { (reader) in let _: Bool = try reader.whole() }
        refused([4, 0xC3, 0x28]) { _ = try $0.text() }
        refused([200, 1, 65]) { _ = try $0.text() }
        refused([0, 0, 0, 0, 0, 0, 0xF0, 0x7F]) { _ = try $0.double() }
        refused([254, 255, 255, 255, 15]) {
            _ = try $0.list { (reader) throws(StoredRunFault) in try reader.byte() }
        }
    }
}
