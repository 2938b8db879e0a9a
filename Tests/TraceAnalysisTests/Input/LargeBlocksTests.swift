import CCompression
import Testing

@testable import TraceAnalysis

@Suite struct LargeBlocksTests {
    #if canImport(Glibc)
        /// Such a block is a mapping of its own: it begins behind a header of 16 bytes at the start of a page.
        ///
        /// The first of them may lie in what others freed; half a gigabyte does not.
        @Test func aLargeBlockIsTheSystemsOwnAfterLargerOnesWereFreed() {
            LargeBlocks.goBackWhenFreed()
            free(malloc(24 << 20))
            let blocks = (0..<512).map { _ in malloc(LargeBlocks.leastBytes) }
            defer { for block in blocks { free(block) } }
            #expect(blocks.suffix(8).allSatisfy { UInt(bitPattern: $0) % 4_096 == 16 })
        }
    #endif
}
