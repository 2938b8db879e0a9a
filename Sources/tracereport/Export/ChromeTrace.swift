import TraceAnalysis

/// A run in the JSON trace event format: complete events for requests and phases, an event a line.
///
/// Times are microseconds since the first request began, exact to the nanosecond.
struct ChromeTrace: TraceWriter {
    private static let process: Int64 = 1

    private let origin: Int64
    private var json = JSONBytes()

    init(_ run: ExportedRun) {
        origin = run.origin
        json.begin(nil, UInt8(ascii: "{"))
        json.text("displayTimeUnit", "ms")
        json.object("otherData") { data in
            data.text("file", run.file)
            if let model = run.model { data.text("model", model) }
            data.text("origin_ns", String(run.origin))
            data.text("generator", "tracereport \(ToolVersion.current)")
        }
        json.begin("traceEvents", UInt8(ascii: "["))
        metadata("process_name", thread: 0) { $0.text("name", "requests") }
        metadata("thread_name", thread: 0) { $0.text("name", "failures and stalls") }
    }

    var size: Int { json.bytes.count }

    mutating func takeBytes() -> [UInt8] { json.takeBytes() }

    mutating func finish() -> [UInt8] {
        json.lineBreak()
        json.end(UInt8(ascii: "]"))
        json.end(UInt8(ascii: "}"))
        json.lineBreak()
        return json.takeBytes()
    }

    mutating func append(_ event: TraceEvent) {
        switch event {
        case .track(let track):
            metadata("thread_name", thread: Self.thread(track.number)) { $0.text("name", track.name) }
            metadata("thread_sort_index", thread: Self.thread(track.number)) {
                $0.integer("sort_index", Int64(track.rank))
            }
        case .request(let request): append(request)
        case .counter(let counter, let time, let value):
            self.event("C", counter.name, "counter", thread: 0, at: time) { event in
                event.object("args") { $0.value(counter.unit, .number(value)) }
            }
        case .instant(let instant):
            self.event("i", instant.kind.name, "event", thread: 0, at: instant.time) { event in
                event.text("s", "p")
                event.object("args") { args in
                    for (fact, value) in instant.facts { args.value(fact.name, value) }
                }
            }
        }
    }

    private mutating func append(_ request: RequestSpan) {
        let thread = Self.thread(request.track)
        self.event("X", request.name, "request", thread: thread, at: request.start) { event in
            event.decimal("dur", request.end - request.start, digits: 3)
            event.object("args") { args in
                for (column, value) in request.facts {
                    args.value(RequestSpan.columns[column].column.name, value)
                }
            }
        }
        // Behind the request and before its phases, so that the arrow holds on to the request.
        if let link = request.linkFromBefore {
            self.event("f", "next turn", "conversation", thread: thread, at: request.start) { event in
                event.text("bp", "e")
                event.text("id", "0x" + link.hexadecimal(16))
            }
        }
        if let link = request.linkToNext {
            self.event("s", "next turn", "conversation", thread: thread, at: request.start) { event in
                event.text("id", "0x" + link.hexadecimal(16))
            }
        }
        for piece in request.pieces {
            self.event("X", piece.phase.name, "phase", thread: thread, at: piece.start) { event in
                event.decimal("dur", piece.end - piece.start, digits: 3)
            }
        }
    }

    private mutating func event(
        _ kind: String, _ name: String, _ category: String, thread: Int64, at time: Int64,
        _ body: (inout JSONBytes) -> Void
    ) {
        let (origin, process) = (origin, Self.process)
        json.lineBreak()
        json.object { event in
            event.text("ph", kind)
            event.text("name", name)
            event.text("cat", category)
            event.integer("pid", process)
            event.integer("tid", thread)
            event.decimal("ts", time - origin, digits: 3)
            body(&event)
        }
    }

    private mutating func metadata(_ name: String, thread: Int64, _ body: (inout JSONBytes) -> Void) {
        let process = Self.process
        json.lineBreak()
        json.object { event in
            event.text("ph", "M")
            event.text("name", name)
            event.integer("pid", process)
            event.integer("tid", thread)
            event.object("args", body)
        }
    }

    private static func thread(_ track: Int) -> Int64 { Int64(track) + 1 }
}
