import TraceAnalysis

/// What the first reading of a run tells besides its requests: counters over time, and when it stood still.
struct RunEvents {
    private let run: AnalyzedRun

    init(_ run: AnalyzedRun) { self.run = run }

    /// Whether requests have a place in conversations, so that it is worth looking for the turns that follow.
    var hasTurns: Bool {
        guard let table = run.measurements.requests else { return false }
        return (0..<table.count).contains { table[.turn][$0].map { $0 > 0 } ?? false }
    }

    /// Every event, one counter behind the other.
    func all() -> [TraceEvent] {
        guard let table = run.measurements.requests, let time = Timeline(table), time.origin >= 0 else {
            return []
        }
        func moment(_ offset: Double) -> Int64? {
            guard let offset = Int64(exactly: offset.rounded()) else { return nil }
            let (moment, overflow) = time.origin.addingReportingOverflow(offset)
            return overflow || moment < 0 ? nil : moment
        }
        func counter(_ counter: TraceCounter, _ points: [(time: Double, value: Double)]) -> [TraceEvent] {
            points.compactMap { point in
                moment(point.time).map { .counter(counter, time: $0, value: point.value) }
            }
        }
        var events: [TraceEvent] = []
        let flight = RequestsInFlight(table, time)?.steps ?? []
        events += counter(.inFlight, flight.map { ($0.time, Double($0.count)) })
        let backlog = Backlog(table, time)?.steps ?? []
        events += counter(.backlog, backlog.map { ($0.time, Double($0.count)) })
        if let throughput = Throughput(table, time), throughput.hasTokens {
            events += counter(.tokens, throughput.windows.map { ($0.lower, $0.perSecond($0.tokens)) })
            events += counter(.tokens, throughput.windows.suffix(1).map { ($0.upper, 0) })
        }
        for silence in Silences(table, time)?.silences ?? [] {
            guard let start = moment(silence.lower) else { continue }
            events.append(
                .instant(
                    TraceInstant(
                        kind: .stall, time: start,
                        facts: [
                            (.length, .number(silence.length / 1e6)),
                            (.waiting, .integer(Int64(silence.waiting))),
                        ])))
        }
        return events
    }
}
