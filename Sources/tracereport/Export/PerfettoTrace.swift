import TraceAnalysis

/// A run as Perfetto's protobuf: TrackEvent packets of one sequence.
///
/// Names are interned in the first packet. Timestamps are ns of wall clock, on the clock of the trace; a clock snapshot
/// says that both are the same.
struct PerfettoTrace: TraceWriter {
    /// The tracks that are always there; those of requests come behind them.
    private enum Track {
        static let requests: UInt64 = 1
        static let counters: UInt64 = 16
        static let instants: UInt64 = 32
        static let lanes: UInt64 = 64
    }

    /// The types of a TrackEvent.
    private enum EventType {
        static let sliceBegin: UInt64 = 1
        static let sliceEnd: UInt64 = 2
        static let instant: UInt64 = 3
        static let counter: UInt64 = 4
    }

    /// Every name of an event; the number of a name is its place, from 1.
    private static let eventNames =
        RequestSpan.names + WirePhase.allCases.map(\.name) + TraceInstant.Kind.allCases.map(\.name)
    /// Every name of a fact, numbered alike.
    private static let factNames =
        RequestSpan.columns.map(\.column.name) + TraceInstant.Fact.allCases.map(\.name)
    private static let categories = ["request", "phase", "event"]

    private var writer = ProtobufWriter()

    init(_ run: ExportedRun) {
        writer.message(1) { packet in
            packet.varint(10, 1)
            packet.varint(13, 1)
            packet.bool(87, true)
            packet.message(12) { Self.intern(&$0) }
        }
        writer.message(1) { packet in
            packet.varint(10, 1)
            packet.varint(13, 2)
            // BOOTTIME, which is the clock of a trace, and REALTIME.
            packet.message(6) { snapshot in
                for clock: UInt64 in [6, 1] {
                    snapshot.message(1) {
                        $0.varint(1, clock)
                        $0.varint(2, UInt64(max(run.origin, 0)))
                    }
                }
                snapshot.varint(2, 6)
            }
        }
        descriptor { track in
            track.varint(1, Track.requests)
            track.string(
                2, run.grouping == .connection ? "requests by connection" : "requests by conversation")
            track.string(14, [run.file, run.model].compactMap { $0 }.joined(separator: ", "))
            track.varint(11, 3)
        }
        for counter in TraceCounter.allCases {
            descriptor { track in
                track.varint(1, Self.track(counter))
                track.string(2, counter.name)
                track.message(8) { $0.string(6, counter.unit) }
            }
        }
        for kind in TraceInstant.Kind.allCases {
            descriptor { track in
                track.varint(1, Self.track(kind))
                track.string(2, kind == .stall ? "stalls" : kind == .failure ? "failures" : "cancellations")
            }
        }
    }

    var size: Int { writer.bytes.count }

    mutating func takeBytes() -> [UInt8] { writer.takeBytes() }

    mutating func finish() -> [UInt8] { writer.takeBytes() }

    mutating func append(_ event: TraceEvent) {
        switch event {
        case .track(let track):
            descriptor {
                $0.varint(1, Track.lanes + UInt64(track.number))
                $0.string(2, track.name)
                $0.varint(5, Track.requests)
                $0.varint(12, UInt64(track.rank))
            }
        case .request(let request): append(request)
        case .counter(let counter, let time, let value):
            self.event(at: time, EventType.counter, on: Self.track(counter)) { event in
                if let whole = Int64(exactly: value) {
                    event.int64(30, whole)
                } else {
                    event.double(44, value)
                }
            }
        case .instant(let instant):
            self.event(at: instant.time, EventType.instant, on: Self.track(instant.kind)) { event in
                event.varint(3, 3)
                event.varint(10, Self.number(of: instant.kind))
                for (fact, value) in instant.facts {
                    Self.annotate(&event, RequestSpan.columns.count + fact.rawValue, value)
                }
            }
        }
    }

    private mutating func append(_ request: RequestSpan) {
        let track = Track.lanes + UInt64(request.track)
        self.event(at: request.start, EventType.sliceBegin, on: track) { event in
            event.varint(3, 1)
            event.varint(10, UInt64(request.row.outcome.rawValue) + 1)
            for (column, value) in request.facts { Self.annotate(&event, column, value) }
            if let link = request.linkToNext { event.fixed64(47, link) }
            if let link = request.linkFromBefore { event.fixed64(48, link) }
        }
        for piece in request.pieces {
            self.event(at: piece.start, EventType.sliceBegin, on: track) { event in
                event.varint(3, 2)
                event.varint(10, UInt64(RequestSpan.names.count + piece.phase.rawValue) + 1)
            }
            self.event(at: piece.end, EventType.sliceEnd, on: track) { _ in }
        }
        self.event(at: request.end, EventType.sliceEnd, on: track) { _ in }
    }

    private mutating func event(
        at time: Int64, _ type: UInt64, on track: UInt64, _ body: (inout ProtobufWriter) -> Void
    ) {
        writer.message(1) { packet in
            packet.varint(8, UInt64(max(time, 0)))
            packet.varint(10, 1)
            packet.varint(13, 2)
            packet.message(11) { event in
                event.varint(9, type)
                event.varint(11, track)
                body(&event)
            }
        }
    }

    private mutating func descriptor(_ body: (inout ProtobufWriter) -> Void) {
        writer.message(1) { packet in
            packet.varint(10, 1)
            packet.varint(13, 2)
            packet.message(60, body)
        }
    }

    private static func annotate(_ event: inout ProtobufWriter, _ fact: Int, _ value: TableValue) {
        event.message(4) { annotation in
            annotation.varint(1, UInt64(fact) + 1)
            switch value {
            case .text(let text): annotation.string(6, text)
            case .integer(let integer): annotation.int64(4, integer)
            case .number(let number): annotation.double(5, number)
            case .flag(let flag): annotation.bool(2, flag)
            case .null: break
            }
        }
    }

    private static func intern(_ interned: inout ProtobufWriter) {
        for (field, names) in [(1, categories), (2, eventNames), (3, factNames)] {
            for (index, name) in names.enumerated() {
                interned.message(field) {
                    $0.varint(1, UInt64(index) + 1)
                    $0.string(2, name)
                }
            }
        }
    }

    private static func track(_ counter: TraceCounter) -> UInt64 { Track.counters + UInt64(counter.rawValue) }

    private static func track(_ kind: TraceInstant.Kind) -> UInt64 { Track.instants + UInt64(kind.rawValue) }

    private static func number(of kind: TraceInstant.Kind) -> UInt64 {
        UInt64(RequestSpan.names.count + WirePhase.allCases.count + kind.rawValue) + 1
    }
}
