/// A run as the rules see it: the terms they share, found once.
///
/// Rows are those of the input, in the order of their start. Times are ns, times of day since the first start.
/// O(n log n) for n kept requests.
struct FindingBasis: Sendable {
    /// How many requests rank statistics look at, at most.
    static let sampleLimit = 20_000

    /// What it is made of.
    let input: FindingInput
    /// Rows that the load generator didn't cancel.
    let counted: [Int]
    /// Rows that succeeded.
    let successful: [Int]
    /// Counted rows that failed.
    let failed: [Int]
    /// The first start, in ns of wall clock.
    let origin: Int64
    /// When each request began; NaN where unknown.
    let start: [Double]
    /// When each request ended; NaN where unknown.
    let end: [Double]
    /// How long each request took; NaN where unknown.
    let duration: [Double]
    /// The first token, without connecting, else the first byte; NaN where unknown.
    let firstToken: [Double]
    /// How many requests were under way when each began, itself included; 0 where its start is unknown.
    let inFlight: [Int32]
    /// How many were ever under way at once.
    let peak: Int
    /// What was under way when.
    let flight: FlightCurve
    /// When the first successful request ended; the wave began before.
    let firstEnd: Double
    /// Whether requests come by a rate or a schedule, not when others end.
    let isOpen: Bool
    /// The median of the typical gaps; nil where nothing streams.
    let typicalGap: Double?
    /// When the whole run got nothing.
    private(set) var stalls: [Stall] = []
    /// Whether each request overlaps a stall.
    private(set) var isStalled: [Bool] = []
    /// Durations without what their output tokens explain.
    private(set) var residual = TokenResidual()
    /// Successful rows of the wave.
    private(set) var wave: [Int] = []
    /// Successful rows after the wave.
    private(set) var afterWave: [Int] = []
    /// Successful rows after the wave that no stall touched.
    private(set) var settled: [Int] = []
    /// The settled rows that rank statistics look at.
    private(set) var settledSample: [Int] = []
    /// The successful rows that rank statistics look at.
    private(set) var successfulSample: [Int] = []
    /// The successful rows of which the gaps were looked at and are some.
    private(set) var gapRows: [Int] = []
    /// The summed duration of all successful requests.
    let totalDuration: Double

    /// Finds the terms of an input.
    init(_ input: FindingInput) {
        let requests = input.requests
        let origin = requests.starts.lazy.compactMap { $0 }.first ?? 0
        func relative(_ time: Int64?) -> Double { time.map { $0.nanoseconds(since: origin) } ?? .nan }
        let start = requests.starts.map(relative)
        let end = requests.ends.map(relative)
        let rows = 0..<requests.count
        var (counted, successful, failed): ([Int], [Int], [Int]) = ([], [], [])
        for row in rows {
            switch requests.outcome(row) {
            case .successful: successful.append(row)
            case .failed: failed.append(row)
            case .cancelled: continue
            }
            counted.append(row)
        }
        (self.counted, self.successful, self.failed) = (counted, successful, failed)
        let duration = rows.map { end[$0] >= start[$0] ? end[$0] - start[$0] : .nan }
        firstToken = rows.map { row in
            guard let token = requests.firstToken[row] else { return requests.ttfb[row] ?? .nan }
            return max(token - (requests.connect[row] ?? 0) - (requests.lookup[row] ?? 0), 0)
        }
        let firstEnd = successful.lazy.map { end[$0] }.filter { !$0.isNaN }.min() ?? .infinity
        let flight = FlightCurve(start: start, end: end, scale: requests.oneOf)
        inFlight = flight.atStart
        peak = flight.peak
        isOpen = Self.isOpen(input.load, start: start, flight: flight, after: firstEnd)
        successfulSample = Self.sample(successful, hashes: requests.hashes)
        gapRows = successful.filter { requests.gaps($0).map { $0.count > 0 } ?? false }
        typicalGap = Median.of(gapRows.compactMap { requests.gaps($0)?.typical })
        totalDuration = successful.reduce(0) { $0 + (duration[$1].isNaN ? 0 : duration[$1]) }
        (self.input, self.origin, self.start, self.end) = (input, origin, start, end)
        (self.duration, self.firstEnd, self.flight) = (duration, firstEnd, flight)
        wave = successful.filter { start[$0] < firstEnd }
        afterWave = successful.filter { start[$0] >= firstEnd }
        let stalls = Stall.find(in: self)
        self.stalls = stalls
        isStalled = [Bool](repeating: false, count: requests.count)
        for stall in stalls {
            for row in rows where stall.overlaps(start[row], end[row]) { isStalled[row] = true }
        }
        settled = stalls.isEmpty ? afterWave : afterWave.filter { !isStalled[$0] }
        settledSample = Self.sample(settled, hashes: requests.hashes)
        residual = TokenResidual(self)
    }

    /// Whether the load is open: as it was asked for, else fewer than half of the starts after the wave come within
    /// a fifth of the median spacing after an end.
    private static func isOpen(
        _ load: AskedLoad, start: [Double], flight: FlightCurve, after firstEnd: Double
    ) -> Bool {
        switch load.kind {
        case .rate, .schedule: return true
        case .concurrency, .users: return false
        case nil: break
        }
        let starts = start.filter { $0 >= firstEnd }
        guard starts.count >= 5,
            let spacing = Median.of(zip(starts, starts.dropFirst()).map { $1 - $0 })
        else { return false }
        let close = flight.count(of: starts, within: max(spacing / 5, 1e6))
        return 2 * close < starts.count
    }
}

extension FindingBasis {
    /// The kept requests.
    var requests: FindingRequests { input.requests }

    /// The counted requests of the whole run, kept or not.
    var countedTotal: Int { input.counts.counted }

    /// The successful requests of the whole run.
    var successfulTotal: Int { input.counts.successful }

    /// The failed requests of the whole run, without the cancelled.
    var failedTotal: Int { input.counts.failed }

    /// Whether a request began before the first successful one ended.
    func isInWave(_ row: Int) -> Bool { start[row] < firstEnd }

    /// Some of the rows, chosen by hash, where there are more than rank statistics look at.
    func sample(_ rows: some Collection<Int>) -> [Int] { Self.sample(rows, hashes: requests.hashes) }

    private static func sample(_ rows: some Collection<Int>, hashes: RequestView<Int64>) -> [Int] {
        guard rows.count > sampleLimit else { return Array(rows) }
        let bound = UInt64(Double(sampleLimit) / Double(rows.count) * 0x1p53)
        // Mixed again: its low bits may be those that chose the rows of the table.
        return rows.filter {
            (UInt64(bitPattern: hashes[$0] ?? 0) &+ 0x9E37_79B9_7F4A_7C15).mixed &>> 11 < bound
        }
    }

    /// The median first token of rows as AIPerf has it, connecting included: what sentences say, as tables do.
    func shownFirstToken(_ rows: some Collection<Int>) -> Double? {
        Median.of(
            rows.compactMap { row in
                requests.firstToken[row] ?? (firstToken[row].isNaN ? nil : firstToken[row])
            })
    }

    /// The values of rows of which they are known.
    func known(_ rows: [Int], _ values: [Double]) -> [Double] {
        rows.compactMap { values[$0].isNaN ? nil : values[$0] }
    }

    /// The mean duration of the successful.
    var meanDuration: Double? {
        successful.isEmpty || totalDuration <= 0 ? nil : totalDuration / Double(successful.count)
    }

    /// The share of all request time by which some values of rows exceed a usual one.
    ///
    /// - Parameter weight: For how many requests each row stands; nil where the rows are of a sample.
    func excessShare(
        _ rows: some Collection<Int>, over usual: Double, of weight: Double? = nil, value: (Int) -> Double
    ) -> Double {
        let each = weight ?? sampleWeight
        guard totalDuration > 0 else { return 0 }
        return each
            * rows.reduce(0) { sum, row in
                let excess = value(row) - usual
                return excess > 0 ? sum + excess : sum
            } / totalDuration
    }

    /// For how many successful requests each one of a sample stands.
    var sampleWeight: Double { Double(successful.count) / Double(max(successfulSample.count, 1)) }

    /// For how many of the kept requests each one stands of which the gaps were looked at.
    var gapWeight: Double { Double(requests.gapsOneOf / requests.oneOf) }

    /// Rows by how long they took, the longest first: those to look up.
    func slowest(_ rows: [Int]) -> [Int] {
        rows.filter { !duration[$0].isNaN }.max(5) { duration[$0] }
    }

    /// Whether the run streams: at least half of the successful requests.
    var isStreaming: Bool {
        2 * successfulSample.count { requests.streams($0) == true } >= max(successfulSample.count, 1)
    }

    /// A time of day as seconds since the first start: "12 s".
    func clock(_ time: Double) -> String { FindingText.time(max(time, 0)) }

    /// A time of day as the server's log has it, to the second: "20:34:40 UTC on 2026-11-23".
    func moment(_ time: Double) -> String {
        let (moment, overflows) = origin.addingReportingOverflow(Int64(exactly: max(time, 0).rounded()) ?? 0)
        let text = Timestamp.text(nanoseconds: overflows ? .max : moment)
        return "\(text.dropFirst(11).dropLast()) UTC on \(text.prefix(10))"
    }

    /// What times of day count from: the first start of the requests that count.
    var beginning: String { input.isWindowed ? "the first start in that part" : "the first start" }
}

extension Array {
    /// The greatest by a key, the greatest first.
    func max(_ count: Int, by key: (Element) -> Double) -> [Element] {
        var best: [(key: Double, element: Element)] = []
        for element in self {
            let value = key(element)
            guard best.count < count || value > best[best.count - 1].key else { continue }
            let place = best.firstIndex { $0.key < value } ?? best.count
            best.insert((value, element), at: place)
            if best.count > count { best.removeLast() }
        }
        return best.map(\.element)
    }
}
