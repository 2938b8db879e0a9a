import Testing

@testable import TraceAnalysis

@Suite struct AnalysisCSVTests {
    private func rows(_ analysis: Analysis) -> [[String]] {
        analysis.csv.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static let header = "metric,unit,count,avg,min,max,std,p50,p90,p95,p99,median,sum,source"

    @Test(arguments: RecordedRun.all)
    func thereIsOneRowAMetric(_ run: RecordedRun) throws {
        let analysis = try run.linearAnalysis()
        let rows = rows(analysis)
        #expect(rows[0].joined(separator: ",") == Self.header)
        #expect(rows.dropFirst().map { $0[0] } == MetricTag.allCases.map(\.name))
        #expect(rows.allSatisfy { $0.count == 14 })
        #expect(analysis.csv.hasSuffix("\n") && !analysis.csv.contains("\r"))
    }

    @Test func itIsAsExactAsTheJSON() throws {
        let analysis = try RecordedRun.named("aiperf-0.13-streaming").linearAnalysis()
        for row in rows(analysis).dropFirst() {
            let tag = try #require(MetricTag.allCases.first { $0.name == row[0] })
            #expect(row[1] == tag.quantity.unit)
            guard let summary = analysis.metrics[tag] else {
                #expect(row[2] == "0")
                #expect(row[3...].allSatisfy { $0.isEmpty })
                continue
            }
            #expect(Int(row[2]) == summary.count)
            #expect(
                row[3...12].map { Double($0) }
                    == [
                        summary.mean, summary.minimum, summary.maximum, summary.standardDeviation,
                        summary.p(50), summary.p(90), summary.p(95), summary.p(99), summary.median,
                        summary.sum,
                    ].map { $0.map(tag.quantity.encoded) })
            #expect(row[13] == summary.source.rawValue)
        }
    }

    @Test func percentilesThatWereAskedForStandBehind() throws {
        let asked = try ["25", "50", "99.9"].map { try #require(Percentile($0)) }
        let analysis = Traces.analysis(
            [Traces.record(Traces.answer())], AnalysisOptions(extraPercentiles: asked))
        let rows = rows(analysis)
        #expect(rows[0].joined(separator: ",") == Self.header + ",p25,p99.9")
        let ttfb = try #require(rows.first { $0[0] == "ttfb" })
        #expect(ttfb.suffix(3) == ["trace", "10", "10"])
        #expect(rows.allSatisfy { $0.count == 16 })
    }

    @Test func wholeNumbersHaveNoPoint() throws {
        let analysis = Traces.analysis([Traces.record(Traces.answer())])
        let size = try #require(rows(analysis).first { $0[0] == "response_size" })
        #expect(
            size == ["response_size", "bytes", "1", "300", "300", "300", "0"]
                + Array(repeating: "300", count: 6) + ["trace"])
    }
}
