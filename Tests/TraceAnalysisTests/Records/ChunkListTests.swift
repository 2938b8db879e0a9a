import Testing

@testable import TraceAnalysis

@Suite struct PairFormTests {
    private let usual = "[1795466080013453120,195],"

    /// Calls a test with a place at which a text and padding stand.
    private func withPlace<Result>(of text: String, _ body: (UnsafeRawPointer) throws -> Result) throws
        -> Result
    {
        let padded = Array(text.utf8) + [0x0A] + [UInt8](repeating: 0x31, count: ByteCursor.padding)
        return try padded.withUnsafeBytes { try body(#require($0.baseAddress)) }
    }

    /// A pair and how many bytes it takes, as read by the form of another.
    private func read(_ text: String, as other: String) throws -> [Int64]? {
        let form = try withPlace(of: other) { try #require(PairForm(at: $0)) }
        return try withPlace(of: text) { place in
            form.pair(at: place).map { [$0.time, $0.size, Int64(form.length)] }
        }
    }

    @Test func onlyTenDigitsAndTheSizeMayDiffer() throws {
        #expect(try read(usual, as: usual) == [1_795_466_080_013_453_120, 195, 26])
        #expect(try read("[1795466089999999999,999],", as: usual) == [1_795_466_089_999_999_999, 999, 26])
        #expect(try read("[1795466090000000000,195],", as: usual) == nil)
        #expect(try read("[1795466080013453120,95],", as: usual) == nil)
        #expect(try read("[1795466080013453120,1950],", as: usual) == nil)
        #expect(try read("[1795466080013453120,095],", as: usual) == nil)
    }

    @Test(arguments: ["0", "7", "10", "65535", "99999"])
    func sizesOfOneToFiveDigitsHaveAForm(_ size: String) throws {
        let pair = "[1000000000000000000,\(size)],"
        #expect(
            try read(pair, as: pair) == [
                1_000_000_000_000_000_000, #require(Int64(size)), Int64(pair.utf8.count),
            ])
    }

    @Test(arguments: [
        "", "[", "[1795466080013453120,195]]", "[1795466080013453120,195] ,", "[1795466080013453120, 195],",
        "[1795466080013453120,],", "[1795466080013453120,100000],", "[1795466080013453120,00],",
        "[0795466080013453120,195],", "[179546608001345312,195],", "[9995466080013453120,195],",
        "[1795466080013453120,1.5],", "[-795466080013453120,195],", "[1795466080013453120,195,1],",
    ])
    func otherPairsHaveNone(_ text: String) throws {
        #expect(try withPlace(of: text) { PairForm(at: $0) == nil })
    }

    /// A byte that is changed is either a digit that is read, or makes it no pair of this form.
    @Test func noByteIsPassedUnseen() throws {
        for index in usual.utf8.indices {
            for byte in UInt8(0x20)...0x7E {
                var bytes = Array(usual.utf8)
                bytes[usual.utf8.distance(from: usual.startIndex, to: index)] = byte
                let text = String(decoding: bytes, as: UTF8.self)
                guard let found = try read(text, as: usual) else { continue }
                #expect("[\(found[0]),\(found[1])]," == text)
            }
        }
    }
}
