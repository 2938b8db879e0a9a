import Testing

@testable import TraceAnalysis

@Suite("Rules on whether the load was what was asked for")
struct LoadRulesTests {
    private func rate(_ rate: Double, cap: Int? = nil, isRandom: Bool = false) -> (inout FindingInput) -> Void
    {
        { input in
            (input.load.kind, input.load.isEvenlySpaced) = (.rate, !isRandom)
            (input.load.rate, input.load.concurrency) = (rate, cap)
        }
    }

    @Test("a rate that was not sent")
    func notDelivered() {
        // 159 intervals in 9.57 s are 16.6 a second.
        #expect(!RunBuilder().fires(.loadNotDelivered))
        #expect(!RunBuilder().fires(.loadNotDelivered, rate(17.2)))
        #expect(RunBuilder().fires(.loadNotDelivered, rate(17.6)))
        #expect(!RunBuilder().fires(.loadNotDelivered, rate(20, isRandom: true)))
        #expect(RunBuilder().fires(.loadNotDelivered, rate(20, cap: 8, isRandom: true)))
        #expect(RunBuilder().fires(.loadNotDelivered, rate(30, isRandom: true)))
        #expect(!RunBuilder(count: 19).fires(.loadNotDelivered, rate(30)))
    }

    @Test("requests that leave late")
    func late() {
        func late(_ milliseconds: Double) -> RunBuilder {
            RunBuilder { _, row in row.credit = row.start.map { $0 - Int64(milliseconds * 1e6) } }
        }
        #expect(!late(9).fires(.lateClient))
        #expect(late(22).fires(.lateClient))
        #expect(!RunBuilder { _, row in row.credit = nil }.fires(.lateClient))
    }

    @Test("fewer in flight than asked for")
    func concurrency() {
        func asked(_ users: Int) -> (inout FindingInput) -> Void {
            { input in (input.load.kind, input.load.concurrency) = (.concurrency, users) }
        }
        // Eight for 405 of 500 ms are 6.5.
        #expect(!RunBuilder().fires(.concurrencyNotReached, asked(7)))
        #expect(RunBuilder().fires(.concurrencyNotReached, asked(8)))
        #expect(!RunBuilder(count: 30).fires(.concurrencyNotReached, asked(8)))
    }

    @Test("a backlog that grows")
    func overload() {
        func growing(_ each: Double) -> RunBuilder {
            RunBuilder { index, row in
                row.start = RunBuilder.time(Double(index) * 50)
                row.firstToken = (60 + each * Double(index)) * 1e6
                row.end = RunBuilder.time(Double(index) * 50 + 400 + each * Double(index))
            }
        }
        let open: (inout FindingInput) -> Void = { $0.load.kind = .rate }
        #expect(!growing(0).fires(.overload, open))
        #expect(growing(30).fires(.overload, open))
        #expect(growing(30).fires(.overload))
        #expect(!growing(30).fires(.overload) { $0.load.kind = .concurrency })
    }

    @Test("first tokens that grow with what is in flight")
    func queueing() {
        func queueing(_ each: Double) -> RunBuilder {
            RunBuilder(count: 200) { index, row in
                let level = Double(index * 7 % 20)
                row.start = RunBuilder.time(Double(index / 20) * 1_500 + Double(index % 20))
                row.firstToken = (60 + each * Double(index % 20)) * 1e6
                row.end = RunBuilder.time(
                    Double(index / 20) * 1_500 + Double(index % 20) + 300 + each * Double(index % 20))
                row.inputTokens = 100 + level
            }
        }
        #expect(!queueing(0.5).fires(.queueing))
        let finding = queueing(60).findings(.queueing).first
        #expect(finding?.column == "in_flight")
        #expect(finding?.severity == .problem)
    }

    @Test("fewer than a hundred requests")
    func few() {
        #expect(!RunBuilder(count: 100).fires(.fewRequests))
        #expect(RunBuilder(count: 99).fires(.fewRequests))
        #expect(!RunBuilder(count: 0).fires(.fewRequests))
        // Of a part of a run more were sent.
        let text = RunBuilder(count: 30).findings(.fewRequests).first?.text
        #expect(text?.hasPrefix("Only 30 requests were measured: ") == true)
    }

    @Test("a load is open where starts do not follow ends")
    func open() {
        let apart = FindingBasis(
            RunBuilder { index, row in
                row.start = RunBuilder.time(Double(index) * 37)
                row.end = RunBuilder.time(Double(index) * 37 + 390)
            }.input
        ).isOpen
        let following = FindingBasis(
            RunBuilder { index, row in
                row.start = RunBuilder.time(Double(index / 8) * 410 + Double(index % 8) * 50)
                row.end = RunBuilder.time(Double(index / 8) * 410 + Double(index % 8) * 50 + 408)
            }.input
        ).isOpen
        #expect(apart && !following)
    }
}
