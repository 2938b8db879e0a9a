import Testing

@testable import TraceAnalysis

@Suite struct GapFactsTests {
    /// The arrivals of an answer whose chunks come so many ms after its start.
    private func answer(_ times: [Double]) -> Answer {
        var row = FindingRow()
        row.start = RunBuilder.epoch
        row.end = RunBuilder.time(1_000)
        row.firstToken = times.first.map { $0 * 1e6 }
        row.firstByte = row.firstToken
        row.arrivals = times.dropFirst().map { $0 * 1e6 }
        return Answer(row.record)
    }

    /// The arrivals of an answer that streams, and the pauses that its blocks tell.
    private struct Answer {
        let arrivals: RequestArrivals
        let pauses: (first: Pause?, second: Pause?)

        init(_ record: TraceRecord) {
            var gaps = AnswerGaps(between: record.wire.chunkTimes)
            arrivals = RequestArrivals(RequestMetrics(record, streaming: true), record, &gaps)
            pauses = arrivals.pauses(gaps.blocks)
        }
    }

    private func facts(_ times: [Double]) -> GapFacts { facts(answer(times).arrivals) }

    private func facts(_ arrivals: RequestArrivals) -> GapFacts {
        var sample = GapSample()
        sample.add(arrivals, hash: 1)
        return sample.facts[0]
    }

    @Test func gapsAreCountedAndBurstsToldApart() throws {
        let facts = facts([60, 70, 70.1, 80, 300, 310])
        #expect(facts.count == 5)
        #expect(facts.bursts == 1)
        #expect(facts.mean == 50e6)
        let typical = try #require(facts.typical)
        #expect(abs(typical - 10e6) < 0.1e6)
        #expect(self.facts([5]).mean == nil)
    }

    @Test func endsAreHeldAgainstEachOtherFromTwentyGapsBesideTheFirst() {
        #expect(facts((0..<21).map(Double.init)).early == nil)
        #expect(facts((0..<22).map(Double.init)).late == 1e6)
        let slowing = facts((0..<41).map { Double($0 * $0) })
        #expect(slowing.early == 5e6)
        #expect(slowing.late == 77e6)
    }

    @Test func theTwoLongestPausesAreKept() {
        let pauses = answer([60, 70, 170, 180, 400, 410]).pauses
        #expect(pauses.first == Pause(since: 180_000_000, length: 220_000_000))
        #expect(pauses.second == Pause(since: 70_000_000, length: 100_000_000))
        #expect(pauses.first.map { Pause(packed: $0.packed) } == pauses.first)
        #expect(answer([60]).pauses.first == nil)
    }

    @Test func theSampleIsTheSameHoweverTheRunIsCut() {
        let one = answer([60, 70, 80]).arrivals
        let hashes = (0..<40_000).map { UInt64($0).mixed }
        var whole = GapSample()
        for hash in hashes { whole.add(one, hash: hash) }
        var first = GapSample()
        var second = GapSample()
        for hash in hashes[..<9_000] { first.add(one, hash: hash) }
        for hash in hashes[9_000...] { second.add(one, hash: hash) }
        first.append(second)
        #expect(first == whole)
        #expect(whole.facts.count <= GapSample.limit)
        #expect(whole.facts.allSatisfy { whole.keeps($0.hash) })
    }

    @Test(
        "medians and longest pauses of any gaps are those of sorting them",
        arguments: [1, 2, 3, 21, 22, 64, 65, 400])
    func anyGaps(_ count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        for most: UInt32 in [3, 40_000_000] {
            let gaps = (0..<count).map { _ in Double(UInt32.random(in: 1...most, using: &generator)) }
            var times: [Int64] = [Traces.at(50)]
            for gap in gaps { times.append(times[times.count - 1] + Int64(gap)) }
            var listed = Traces.record(
                nil,
                metadata: RecordMetadata(startNanoseconds: Traces.at(0), endNanoseconds: times.last))
            listed.metrics.timeToFirstToken = Double(times[0] - Traces.at(0))
            listed.metrics.interChunkLatency = NanosecondList(gaps)
            var chunked = listed
            var trace = HTTPTrace()
            trace.chunkTimes = times
            chunked.trace = trace
            let sorted = gaps.map { Float($0) }.sorted()
            let kept = sorted.filter { $0 >= Float(gaps.reduce(0, +) / Double(count)) / 20 }
            let middle = (kept[(kept.count - 1) / 2] + kept[kept.count / 2]) / 2
            for record in [listed, chunked] {
                let answer = Answer(record)
                let facts = facts(answer.arrivals)
                #expect(facts.count == UInt32(count))
                #expect(facts.typical == Double(middle))
                #expect(facts.bursts == UInt32(count - kept.count))
                #expect(answer.pauses.first?.length == sorted.last)
                #expect(answer.pauses.second?.length == sorted.dropLast().last)
                let longest = gaps.indices.first { Float(gaps[$0]) == sorted.last }
                let since = times[longest ?? 0] - Traces.at(0)
                #expect(answer.pauses.first?.since == Float(since))
            }
        }
    }
}
