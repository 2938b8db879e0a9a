/// Sums of what is measured in stretches of a run, in the memory of the stretches alone.
struct TelemetryTally {
    /// How many stretches there are at the most.
    static let stretches = 240

    /// What is summed up in a stretch.
    private struct Sum {
        var value = 0.0
        var count = 0

        mutating func add(_ number: Double) {
            value += number
            count += 1
        }

        var mean: Double? { count > 0 ? value / Double(count) : nil }
    }

    private let timeline: Timeline
    private let windows: TimeWindows?
    private var sums: [Telemetry.Measure: [Sum]] = [:]
    private var wholes: [Telemetry.Measure: Sum] = [:]
    private var largestCache = 0.0

    init(_ timeline: Timeline) {
        self.timeline = timeline
        windows = TimeWindows(timeline, most: Self.stretches)
    }

    /// Takes in a value of a moment; one outside the run, or one that cannot be, is left out.
    mutating func add(_ measure: Telemetry.Measure, _ value: Double, at moment: Int64) {
        let time = timeline.offset(moment)
        guard let windows, value.isFinite, (0...1e12).contains(value), (0...timeline.length).contains(time)
        else {
            return
        }
        if measure == .cacheUsage { largestCache = max(largestCache, value) }
        sums[measure, default: [Sum](repeating: Sum(), count: windows.count)][windows.index(of: time)].add(
            value)
    }

    /// Takes in the mean of a stretch of time: every stretch of the run that begins in it has that mean.
    mutating func add(_ measure: Telemetry.Measure, mean value: Double, from start: Int64, to end: Int64) {
        guard let windows, value.isFinite, (0...1e12).contains(value), end > start else { return }
        let (from, to) = (timeline.offset(start), timeline.offset(end))
        guard to > 0, from <= timeline.length else { return }
        if measure == .cacheUsage { largestCache = max(largestCache, value) }
        var sums = self.sums[measure] ?? [Sum](repeating: Sum(), count: windows.count)
        let last = windows.index(of: min(to, timeline.length))
        for index in windows.index(of: max(from, 0))...last
        where windows.edges[index + 1] > from && windows.edges[index] < to { sums[index].add(value) }
        self.sums[measure] = sums
    }

    /// Takes in the mean of the whole run.
    mutating func add(_ measure: Telemetry.Measure, meanOfRun value: Double) {
        guard value.isFinite, (0...1e12).contains(value) else { return }
        if measure == .cacheUsage { largestCache = max(largestCache, value) }
        wholes[measure, default: Sum()].add(value)
    }

    /// What was measured, over time where that is known, else as the mean of the run.
    ///
    /// A cache is given as a share of 1 or of 100; where no value is above 1 it is the former.
    var series: [Telemetry.Series] {
        Telemetry.Measure.allCases.compactMap { measure in
            let scale = measure == .cacheUsage && largestCache <= 1 ? 100.0 : 1
            if let windows, let sums = sums[measure] {
                let found = sums.enumerated().compactMap { index, sum in
                    sum.mean.map {
                        Telemetry.Window(
                            lower: windows.edges[index], upper: windows.edges[index + 1], mean: $0 * scale)
                    }
                }
                if !found.isEmpty {
                    return Telemetry.Series(measure: measure, windows: found, isMeanOnly: false)
                }
            }
            guard timeline.length > 0, let mean = wholes[measure]?.mean else { return nil }
            return Telemetry.Series(
                measure: measure, windows: [.init(lower: 0, upper: timeline.length, mean: mean * scale)],
                isMeanOnly: true)
        }
    }
}
