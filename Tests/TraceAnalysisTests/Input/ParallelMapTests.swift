import Synchronization
import Testing

@testable import TraceAnalysis

@Suite struct ParallelMapTests {
    @Test(arguments: [0, 1, 2, 7, 100])
    func everyTaskIsDoneOnceAndInOrder(_ count: Int) {
        let calls = Mutex([Int]())
        let results = ParallelMap<Int>.results(count) { index in
            calls.withLock { $0.append(index) }
            return index * index
        }
        #expect(results == (0..<count).map { $0 * $0 })
        #expect(calls.withLock { $0.sorted() } == Array(0..<count))
    }

    @Test func aNegativeCountIsNone() {
        #expect(ParallelMap<Int>.results(-1) { $0 } == [])
    }
}
