/// How many requests are under way at each moment.
///
/// Requests whose start or end is unknown are left out. Times are ns on any clock.
struct FlightCurve: Sendable {
    /// All starts in ascending order.
    private let starts: [Double]
    /// All ends in ascending order.
    let ends: [Double]
    /// How many requests each stands for.
    private let scale: Int
    /// How many were under way when each request began, itself included; 0 where its start or its end is unknown.
    let atStart: [Int32]
    /// The most at once.
    let peak: Int

    /// The curve of requests in the order of their start.
    ///
    /// O(n log n).
    init(start: [Double], end: [Double], scale: Int = 1) {
        var begun: [Double] = []
        var ended: [Double] = []
        for (start, end) in zip(start, end) where end >= start {
            begun.append(start)
            ended.append(end)
        }
        starts = begun
        ends = Median.sorted(ended)
        self.scale = scale
        var done = 0
        var running = 0
        var peak = 0
        var atStart = [Int32](repeating: 0, count: start.count)
        for (row, (from, to)) in zip(start, end).enumerated() where to >= from {
            while done < ends.count, ends[done] <= from { done += 1 }
            running += 1
            atStart[row] = Int32(clamping: max(running - done, 1) * scale)
            peak = max(peak, running - done)
        }
        self.atStart = atStart
        self.peak = peak * scale
    }

    /// How many were under way at a moment.
    func count(at time: Double) -> Int {
        (Self.count(starts, through: time) - Self.count(ends, through: time)) * scale
    }

    /// How many were under way at once, at the most, in a stretch of time, its end left out.
    func most(from: Double, to: Double) -> Int {
        KeptSilence.most(starts, ends, from: from, to: to) * scale
    }

    /// How many began in a stretch of time, its end left out.
    func started(from: Double, to: Double) -> Int {
        (Self.count(starts, below: to) - Self.count(starts, below: from)) * scale
    }

    /// How many ended in a stretch of time, its end left out.
    func ended(from: Double, to: Double) -> Int {
        (Self.count(ends, below: to) - Self.count(ends, below: from)) * scale
    }

    /// How many of some ascending moments come at most so long after an end.
    ///
    /// O(n).
    func count(of times: [Double], within length: Double) -> Int {
        var done = 0
        return times.count { time in
            while done < ends.count, ends[done] <= time { done += 1 }
            return done > 0 && time - ends[done - 1] <= length
        }
    }

    /// How many were under way on average in a stretch of time, and for which share of it at least some number.
    ///
    /// O(n).
    func mean(from: Double, to: Double, atLeast level: Int = .max) -> (mean: Double, share: Double)? {
        guard to > from else { return nil }
        var (begun, done) = (Self.count(starts, through: from), Self.count(ends, through: from))
        var (time, sum, high) = (from, 0.0, 0.0)
        while time < to {
            let next = min(
                begun < starts.count ? starts[begun] : .infinity, done < ends.count ? ends[done] : .infinity,
                to)
            let running = (begun - done) * scale
            sum += Double(running) * (next - time)
            if running >= level { high += next - time }
            time = next
            while begun < starts.count, starts[begun] <= time { begun += 1 }
            while done < ends.count, ends[done] <= time { done += 1 }
        }
        return (sum / (to - from), high / (to - from))
    }

    /// The longest stretch between starts in which nothing was under way.
    func longestIdle() -> (from: Double, to: Double)? {
        var best: (from: Double, to: Double)?
        for (row, from) in starts.enumerated().dropFirst() where row <= ends.count {
            let done = ends[row - 1]
            // Everything begun before had ended: the latest of the first `row` ends is the row-th smallest only then.
            guard done < from, Self.count(ends, through: from) >= row else { continue }
            if from - done > (best.map { $0.to - $0.from } ?? 0) { best = (done, from) }
        }
        return best
    }

    private static func count(_ sorted: [Double], through time: Double) -> Int {
        sorted.partitioningIndex { $0 > time }
    }

    private static func count(_ sorted: [Double], below time: Double) -> Int {
        sorted.partitioningIndex { $0 >= time }
    }
}
