import Testing

@testable import TraceAnalysis

@Suite struct GzipStreamTests {
    private let member = Compressed.gzip(Array("a line\n".utf8))

    @Test func zerosBehindTheEndArePassed() throws {
        let padded = member + [UInt8](repeating: 0, count: 200_000)
        #expect(try Compression.decoded(padded, limit: 100) == Array("a line\n".utf8))
        #expect(throws: CompressedFault.self) { try Compression.decoded(padded + [1], limit: 100) }
        #expect(throws: CompressedFault.self) { try Compression.decoded(padded + member, limit: 100) }
    }

    @Test func theChecksumAndTheLengthAreHeldTo() {
        for place in [member.count - 8, member.count - 4] {
            var damaged = member
            damaged[place] ^= 1
            let words = place == member.count - 4 ? "incorrect length check" : "incorrect data check"
            #expect {
                try Compression.decoded(damaged, limit: 100)
            } throws: { error in
                (error as? CompressedFault)?.kind == .damaged(words)
            }
        }
    }

    /// Bytes given and taken one by one come out as they do all at once.
    @Test func everyPortionGivesTheSame() throws {
        var stream = try GzipStream()
        var made: [UInt8] = []
        for byte in member {
            try [byte].withUnsafeBytes { byte in
                var left = byte[...]
                while !left.isEmpty {
                    var room: UInt8 = 0
                    let step = try withUnsafeMutableBytes(of: &room) { room in
                        try stream.decode(UnsafeRawBufferPointer(rebasing: left), into: room)
                    }
                    left = left.dropFirst(step.taken)
                    if step.made > 0 { made.append(room) }
                }
            }
        }
        #expect(made == Array("a line\n".utf8))
        let isComplete = stream.isComplete
        #expect(isComplete)
    }
}
