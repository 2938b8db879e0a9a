import Foundation

@testable import TraceAnalysis

/// A run as lines, summarised in parts and put together again, every summary written and read on the way.
struct CutRun: Sendable {
    /// The lines, each with its break.
    let lines: [String]
    /// AIPerf's summary of the whole.
    var about = RunSummary()
    /// What is chosen.
    var options = AnalysisOptions()
    /// How many requests are kept.
    var requestLimit = RequestTable.limit

    /// The reader of the whole and of every part.
    private var reader: TraceReader {
        var reader = TraceReader(options: options)
        reader.detail = .comparisons
        reader.requestLimit = requestLimit
        return reader
    }

    /// The run read as one file.
    func whole() throws -> AnalyzedRun {
        let folder = try TemporaryFolder()
        let path = try folder.write(lines.joined(), to: "run.jsonl")
        let (measured, bytes) = try reader.measure(RunLocation(path), beside: about)
        let run = RunDescription(file: "run", bytes: bytes, summary: about)
        return AnalyzedRun(measured, run: run, options: options)
    }

    /// The summaries of parts that end at these places, as bytes.
    func parts(cutAt cuts: [Int]) throws -> [[UInt8]] {
        let folder = try TemporaryFolder()
        let bounds = [0] + cuts.sorted() + [lines.count]
        return try zip(bounds, bounds.dropFirst()).enumerated().map { number, bounds in
            let text = lines[bounds.0..<bounds.1].joined()
            let path = try folder.write(text, to: "part\(number).jsonl")
            var part = try reader.summarize(RunLocation(path), about: about)
            part.name("part\(number).jsonl", sha256: "\(number)")
            return part.bytesOfFile
        }
    }

    /// The run made of summaries that are merged neighbour with neighbour, in a tree of any shape.
    func merged(_ parts: [[UInt8]], _ random: inout SplitMix) throws -> AnalyzedRun {
        var rest = parts
        while rest.count > 1 {
            let place = Int.random(in: 0..<rest.count - 1, using: &random)
            let count = Int.random(in: 2...min(5, rest.count - place), using: &random)
            var first = try PartSummary(bytes: rest[place], requestLimit: requestLimit)
            for other in rest[place + 1..<place + count] {
                try first.append(PartSummary(bytes: other, requestLimit: requestLimit))
            }
            rest.replaceSubrange(place..<place + count, with: [first.bytesOfFile])
        }
        let finished = try PartSummary(bytes: rest[0], requestLimit: requestLimit)
            .finished(options, file: "run")
        var run = finished.1
        run.parts = []
        return AnalyzedRun(finished.0, run: run, options: options)
    }

    /// Places to cut at, in random order.
    func cuts(_ count: Int, _ random: inout SplitMix) -> [Int] {
        (0..<count - 1).map { _ in Int.random(in: 0...lines.count, using: &random) }
    }
}

extension AnalyzedRun {
    /// The JSON of the analysis.
    var json: String {
        get throws { try analysis.json(generator: Analysis.Generator(name: "t", version: "1")) }
    }
}

/// Lines as no server would give all of them: many kinds of failure, names and phases, fractions, lines that are cut.
enum WildLines {
    static func make(_ count: Int, seed: UInt64) -> [String] {
        var random = SplitMix(seed: seed)
        return (0..<count).map { index in
            switch Int.random(in: 0..<40, using: &random) {
            case 0: "\n"
            case 1: "{\"metadata\":{\n"
            case 2: "[]\n"
            default: record(index, &random) + "\n"
            }
        }
    }

    /// Short records that failed, and one that did not.
    static func failing(_ count: Int, kinds: Int, seed: UInt64) -> [String] {
        var random = SplitMix(seed: seed)
        let failed = (0..<count).map { index in
            """
            {"metadata":{"request_start_ns":\(1_795_466_080_000_000_000 + index),"benchmark_phase":"profiling"},\
            "error":{"type":"Kind\(Int.random(in: 0..<kinds, using: &random))","code":500,"message":\
            "went \(Int.random(in: 0..<3, using: &random) == 0 ? "wrong" : "off")"}}

            """
        }
        return failed + [record(count, &random) + "\n"]
    }

    private static func record(_ index: Int, _ random: inout SplitMix) -> String {
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        let start = 1_795_466_080_000_000_000 + index * 40_000_000 + number(0...20_000_000)
        let send = start + number(1_000...9_000_000)
        var times = [send + number(1_000_000...900_000_000)]
        for _ in 0..<number(0...12) { times.append((times.last ?? 0) + number(0...70_000_000)) }
        let end = times.last ?? send
        let chunks = times.map { "[\($0),\(number(1...70_000))]" }.joined(separator: ",")
        let phase = ["profiling", "profiling", "profiling", "warmup", "x\(number(0...5))"][number(0...4)]
        let fails = number(0...2) == 0
        let error =
            fails
            ? "{\"type\":\"Kind\(number(0...1_500))\",\"code\":\(number(400...599)),\"message\":\"went \(["wrong", "off", "away"][number(0...2)])\"}"
            : "null"
        return """
            {"metadata":{"x_request_id":"\(number(0...1) == 0 ? "id-\(index)" : "a-much-longer-id-\(index)")",\
            "request_start_ns":\(start - 500),"request_end_ns":\(end + 700),"worker_id":"worker-\(number(0...9))",\
            "phase_name":"p\(number(0...3))","conversation_id":"c\(number(0...99))","turn_index":\(number(0...7)),\
            "credit_issued_ns":\(start - number(600...900_000)),"benchmark_phase":"\(phase)",\
            "was_cancelled":\(number(0...30) == 0)},"metrics":{"output_sequence_length":{"value":\(number(0...400)),\
            "unit":"tokens"},"request_latency":{"value":\(Double(number(1...9_000_000)) / 7),"unit":"ms"},\
            "time_to_first_token":{"value":\(Double(number(1...900_000)) / 1_000),"unit":"ms"},\
            "odd":{"value":1,"unit":"furlongs"},"http_req_data_sent":{"value":\(number(1...9)),"unit":"stones"}},\
            "trace_data":{"request_send_start_ns":\(start),"request_send_end_ns":\(send),\
            "response_receive_start_ns":\(times[0]),"response_receive_end_ns":\(end),\
            "response_status_code":\(fails ? number(400...599) : 200),"local_ip":"10.0.0.\(number(1...3))",\
            "local_port":\(number(40_000...40_020)),"remote_ip":"10.1.0.\(number(1...4))","remote_port":8000,\
            "response_chunks":[\(chunks)],"response_bytes_total":\(number(1...99_999))},"error":\(error)}
            """
    }
}
