import Testing

@testable import TraceAnalysis

@Suite("Rules on what the server did")
struct ServerRulesTests {
    @Test("failures are told by kind")
    func failures() {
        #expect(!RunBuilder().fires(.failures))
        let run = RunBuilder { index, row in
            guard index % 40 == 20 else { return }
            row.outcome = .failed
            row.failure = index < 80 ? .limited : .brokenOff
            row.failedInAnswer = index == 140
        }
        let finding = run.findings(.failures).first
        #expect(
            finding?.text.hasPrefix(
                "4 of 160 requests failed: 2 limited by the server (429 or 503), 2 broken off") == true)
        #expect(finding?.impact == .init(.requests, 4.0 / 160))
        #expect(
            RunBuilder { index, row in if index == 3 { row.outcome = .cancelled } }.findings(.failures)
                .isEmpty)
    }

    @Test("a wave that waits twice as long is a cold start")
    func coldStart() {
        func cold(_ factor: Double) -> RunBuilder {
            RunBuilder { index, row in if index < 8 { row.firstToken? *= factor } }
        }
        #expect(!cold(1.8).fires(.coldStart))
        #expect(cold(2.2).findings(.coldStart).first?.severity == .problem)
        let waiting = RunBuilder { index, row in if index < 8 { row.firstToken = 50e6 + Double(index) * 60e6 }
        }
        #expect(waiting.findings(.coldStart).first?.severity == .notice)
    }

    @Test("a second half that is a fifth slower is a drift")
    func drift() {
        func drifting(_ factor: Double) -> RunBuilder {
            RunBuilder { index, row in
                guard index >= 84, let start = row.start, let end = row.end else { return }
                row.end = start + Int64(Double(end - start) * factor)
            }
        }
        #expect(!drifting(1.15).fires(.drift))
        #expect(drifting(1.24).fires(.drift))
    }

    @Test("connections that cost a twentieth")
    func newConnections() {
        func opening(_ milliseconds: Double, _ count: Int = 160) -> RunBuilder {
            RunBuilder { index, row in
                guard index < count else { return }
                row.connect = milliseconds * 1e6
                row.firstToken? += milliseconds * 1e6
                row.end? += Int64(milliseconds * 1e6)
            }
        }
        #expect(!opening(18).fires(.newConnections))
        #expect(opening(22).fires(.newConnections))
        #expect(!opening(22).fires(.newConnections) { $0.load.avoidsReuse = true })
        #expect(!opening(22, 15).fires(.newConnections))
        #expect(opening(200, 24).fires(.newConnections))
    }

    @Test("lookups that cost a twentieth and 10 ms")
    func slowDNS() {
        func looking(_ milliseconds: Double) -> RunBuilder {
            RunBuilder { _, row in
                (row.lookup, row.connect) = (milliseconds * 1e6, milliseconds * 1e6)
            }
        }
        #expect(!looking(15).fires(.slowDNS))
        #expect(looking(25).fires(.slowDNS))
        #expect(!looking(25).fires(.newConnections))
    }

    @Test("gaps that grow by half towards the end")
    func decode() {
        func slowing(_ factor: Double) -> RunBuilder {
            RunBuilder { _, row in
                var time = 60e6
                row.arrivals = (0..<40).map { place in
                    time += 9e6 * (1 + (factor - 1) * Double(place) / 39)
                    return time
                }
                row.firstToken = row.arrivals?.first
            }
        }
        #expect(!slowing(1.5).fires(.decodeSlowdown))
        #expect(slowing(1.7).fires(.decodeSlowdown))
    }

    @Test("first tokens that grow with the prompt")
    func prefill() {
        func prompts(_ each: Double) -> RunBuilder {
            RunBuilder { index, row in
                let tokens = 100 + Double(index * 37 % 160)
                row.inputTokens = tokens
                row.firstToken? += each * tokens * 1e6
            }
        }
        #expect(!prompts(0).fires(.prefillCost))
        let finding = prompts(1).findings(.prefillCost).first
        guard case .number(let cost)? = finding?.evidence.first?.value else {
            Issue.record("no cost is told")
            return
        }
        #expect(abs(cost - 1_000) < 50)
    }

    @Test("a twentieth of the answers pausing")
    func pauses() {
        func pausing(_ count: Int, _ milliseconds: Double) -> RunBuilder {
            RunBuilder { index, row in
                guard index % (160 / count) == 0 else { return }
                var times = (0..<35).map { (row.firstToken ?? 0) + 9.5e6 * Double($0) }
                for place in 20..<35 { times[place] += milliseconds * 1e6 }
                row.arrivals = times
            }
        }
        #expect(!pausing(8, 230).fires(.pauses))
        #expect(pausing(8, 300).fires(.pauses))
        #expect(!pausing(4, 300).fires(.pauses))
    }

    @Test("a byte that comes long before the token")
    func early() {
        func early(_ milliseconds: Double) -> RunBuilder {
            RunBuilder { _, row in row.firstByte = (row.firstToken ?? 0) - milliseconds * 1e6 }
        }
        #expect(!early(12).fires(.noTokenInFirstChunk))
        #expect(early(15).fires(.noTokenInFirstChunk))
    }

    @Test("a third of the gaps in bursts")
    func bursts() {
        func burst(_ every: Int) -> RunBuilder {
            RunBuilder { _, row in
                var time = 60e6
                row.arrivals = (0..<31).map { place in
                    time += place % every == 0 ? 0.01e6 : 10e6
                    return time
                }
                row.firstToken = row.arrivals?.first
            }
        }
        #expect(burst(3).fires(.bursts))
        #expect(!burst(4).fires(.bursts))
    }

    @Test("objectives that fewer than 95 % meet")
    func objectives() {
        func meeting(_ count: Int) -> RunBuilder { RunBuilder { index, row in row.isGood = index < count } }
        #expect(!RunBuilder().fires(.missedObjectives))
        #expect(RunBuilder(limits: ["request_latency": 1]).fires(.missedObjectives))
        #expect(!meeting(152).fires(.missedObjectives))
        #expect(meeting(151).fires(.missedObjectives))
    }

    @Test("a server that takes half as long again")
    func groups() {
        func second(_ factor: Double) -> RunBuilder {
            RunBuilder { index, row in
                guard index % 2 == 1 else { return }
                row.remote = "10.0.0.2:8000"
                row.firstToken? *= factor
            }
        }
        #expect(!second(1.4).fires(.unequalGroups))
        let finding = second(1.7).findings(.unequalGroups).first
        #expect(finding?.severity == .problem)
        #expect(finding?.column == "remote")
        let turns = RunBuilder { index, row in
            row.turn = Int64(index / 8 % 4)
            row.firstToken? += Double(index / 8 % 4) * 30e6
        }
        #expect(turns.findings(.unequalGroups).first?.severity == .notice)
    }

    @Test("a place with the slowest requests")
    func cohort() {
        func worker(_ extra: Double, every: Int = 20) -> RunBuilder {
            RunBuilder { index, row in
                guard index % every == 3 else { return }
                row.worker = "worker_9"
                row.end? += Int64(extra * 1e6)
            }
        }
        #expect(!worker(50).fires(.slowCohort))
        let finding = worker(100).findings(.slowCohort).first
        #expect(finding?.column == "worker")
        #expect(finding?.severity == .problem)
        #expect(!worker(100, every: 2).fires(.slowCohort))
    }

    @Test("a stall that nobody gets anything in")
    func stall() {
        func run(_ milliseconds: Double) -> RunBuilder {
            RunBuilder { index, row in
                guard index >= 80, let start = row.start, let end = row.end else { return }
                let shift = Int64(milliseconds * 1e6)
                row.end = end + shift
                if index < 88 {
                    // Under way when everything stops 200 ms after the first of them began.
                    let from = Double(RunBuilder.time(5_200) - start)
                    let times = (0..<35).map { (row.firstToken ?? 0) + 9.5e6 * Double($0) }
                    row.arrivals = times.map { $0 > from ? $0 + Double(shift) : $0 }
                } else {
                    row.start = start + shift
                }
            }
        }
        #expect(!run(150).fires(.stall))
        let stall = Findings(run(1_500).input).ranked.first { $0.id == .stall }
        // The fifth second of the run, as a log has it.
        let moment = Timestamp.text(nanoseconds: RunBuilder.time(5_200)).suffix(9).dropLast()
        #expect(stall?.advice?.contains("the server at \(moment) UTC on 2026-") == true)
    }
}
