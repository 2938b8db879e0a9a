import Synchronization

/// The results of a number of tasks, in their order, found by as many threads as the system gives.
///
/// The calling thread takes part, so that every task is done even where there is no further thread: at a limit on
/// memory or processes `pthread_create(3)` fails, where libdispatch would wait for better times without end.
public final class ParallelMap<Result: Sendable>: Sendable {
    private let task: @Sendable (Int) -> Result
    private let next = Atomic(0)
    private let results: Mutex<[Result?]>
    private let count: Int

    private init(count: Int, _ task: @escaping @Sendable (Int) -> Result) {
        self.count = count
        self.task = task
        results = Mutex(Array(repeating: nil, count: count))
    }

    /// Does every task once.
    ///
    /// - Parameters:
    ///   - count: How many tasks there are, and the most threads that do them; none gives no results.
    ///   - task: Is given a number from 0 up to `count`, by any thread.
    public static func results(_ count: Int, _ task: @escaping @Sendable (Int) -> Result) -> [Result] {
        let map = ParallelMap(count: max(count, 0), task)
        let threads = (1..<max(count, 1)).compactMap { _ in map.startThread() }
        map.work()
        for thread in threads { pthread_join(thread, nil) }
        return map.results.withLock { results in
            defer { results = [] }
            return results.compactMap { $0 }
        }
    }

    /// Takes one task after the other until none is left.
    private func work() {
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            let result = task(index)
            results.withLock { $0[index] = result }
        }
    }

    /// A thread that works too; nil where the system gives none.
    private func startThread() -> pthread_t? {
        // Generic classes have no type in a C function: the work travels as a closure in a box.
        let box = Unmanaged.passRetained(ThreadWork { self.work() })
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { box in
                if let box { Unmanaged<ThreadWork>.fromOpaque(box).takeRetainedValue().run() }
                return nil
            }, box.toOpaque())
        if status != 0 { box.release() }
        return status == 0 ? thread : nil
    }
}

/// What a thread does, as an object that C can carry.
private final class ThreadWork: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
