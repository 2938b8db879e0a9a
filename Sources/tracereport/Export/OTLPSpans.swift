import TraceAnalysis

/// A run as OpenTelemetry's JSON: a span a request with a child for each stretch of a phase.
///
/// A line is a message of its own, as OpenTelemetry's file exporter writes them, with up to 256 requests: nobody has
/// to hold the whole file. The spans of a conversation are of one trace. Ids are hashes, so the same run has the same.
struct OTLPSpans: TraceWriter {
    private static let requestsALine = 256
    /// A span of a client, and one inside a program.
    private static let kinds: (client: Int64, inner: Int64) = (3, 1)

    private let run: ExportedRun
    private let seed: UInt64
    private var json = JSONBytes()
    /// How many requests the line has.
    private var requests = 0

    init(_ run: ExportedRun) {
        self.run = run
        var hash = StableHash()
        hash.add(run.file)
        hash.add(run.model ?? "")
        hash.add(run.origin)
        seed = hash.value.mixed
    }

    var size: Int { json.bytes.count }

    mutating func takeBytes() -> [UInt8] { json.takeBytes() }

    mutating func finish() -> [UInt8] {
        // A run without a request is a message without a span.
        if requests == 0 { beginLine() }
        endLine()
        return json.takeBytes()
    }

    mutating func append(_ event: TraceEvent) {
        guard case .request(let request) = event else { return }
        if requests == Self.requestsALine { endLine() }
        if requests == 0 { beginLine() }
        requests += 1
        let trace = traceID(request)
        let parent = spanID(request, part: 0)
        span(request.name, trace: trace, id: parent, parent: nil, request.start, request.end) { span in
            Self.attributes(&span, request)
            span.object("status") { status in
                status.integer("code", request.row.outcome == .successful ? 1 : 2)
                if let type = request.row.errorType { status.text("message", type.visible) }
            }
        }
        for (index, piece) in request.pieces.enumerated() {
            span(
                piece.phase.name, trace: trace, id: spanID(request, part: index + 1), parent: parent,
                piece.start,
                piece.end
            ) { _ in }
        }
    }

    private mutating func span(
        _ name: String, trace: String, id: String, parent: String?, _ start: Int64, _ end: Int64,
        _ body: (inout JSONBytes) -> Void
    ) {
        json.object { span in
            span.text("traceId", trace)
            span.text("spanId", id)
            if let parent { span.text("parentSpanId", parent) }
            span.text("name", name)
            span.integer("kind", parent == nil ? Self.kinds.client : Self.kinds.inner)
            span.quoted("startTimeUnixNano", start)
            span.quoted("endTimeUnixNano", end)
            body(&span)
        }
    }

    private mutating func beginLine() {
        let run = run
        json.begin(nil, UInt8(ascii: "{"))
        json.begin("resourceSpans", UInt8(ascii: "["))
        json.begin(nil, UInt8(ascii: "{"))
        json.object("resource") { resource in
            resource.array("attributes") { attributes in
                Self.attribute(&attributes, "service.name", .text("aiperf"))
                Self.attribute(&attributes, "tracereport.file", .text(run.file))
                if let model = run.model { Self.attribute(&attributes, "gen_ai.request.model", .text(model)) }
                if let endpoint = run.endpoint { Self.attribute(&attributes, "url.full", .text(endpoint)) }
            }
        }
        json.begin("scopeSpans", UInt8(ascii: "["))
        json.begin(nil, UInt8(ascii: "{"))
        json.object("scope") { scope in
            scope.text("name", ToolVersion.generator.name)
            scope.text("version", ToolVersion.current)
        }
        json.begin("spans", UInt8(ascii: "["))
    }

    private mutating func endLine() {
        for bracket in "]}]}]}".utf8 { json.end(bracket) }
        json.lineBreak(isNew: true)
        requests = 0
    }

    /// Names that OpenTelemetry has for columns of the table; the others are `aiperf.COLUMN`.
    private static let conventions = [
        "input_tokens": "gen_ai.usage.input_tokens", "output_tokens": "gen_ai.usage.output_tokens",
        "conversation": "gen_ai.conversation.id", "status": "http.response.status_code",
        "error_type": "error.type", "remote": "network.peer.address",
        "request_bytes": "http.request.size", "response_bytes": "http.response.size",
    ]
    private static let names = RequestSpan.columns.map { column in
        conventions[column.column.name] ?? "aiperf.\(column.column.name)"
    }

    private static func attributes(_ span: inout JSONBytes, _ request: RequestSpan) {
        span.array("attributes") { attributes in
            for (column, value) in request.facts { attribute(&attributes, names[column], value) }
        }
    }

    private static func attribute(_ json: inout JSONBytes, _ key: String, _ value: TableValue) {
        json.object { attribute in
            attribute.text("key", key)
            attribute.object("value") { typed in
                switch value {
                case .text(let text): typed.text("stringValue", text)
                case .integer(let integer): typed.quoted("intValue", integer)
                case .number(let number): typed.number("doubleValue", number)
                case .flag(let flag): typed.flag("boolValue", flag)
                case .null: break
                }
            }
        }
    }

    /// 16 bytes in hex: of the conversation, of a request without one its own.
    private func traceID(_ request: RequestSpan) -> String {
        let halves = [seed, ~seed].map { seed -> UInt64 in
            var hash = StableHash(seed: seed)
            if let conversation = request.row.conversation {
                hash.add(conversation)
            } else {
                hash.add(Int64(request.number))
            }
            return max(hash.value.mixed, 1)
        }
        return halves.map { $0.hexadecimal(16) }.joined()
    }

    /// 8 bytes in hex, another for every request and part of it: what mixes the bits maps no two numbers to one.
    private func spanID(_ request: RequestSpan, part: Int) -> String {
        max((seed &+ UInt64(request.number) &* 64 &+ UInt64(part)).mixed, 1).hexadecimal(16)
    }
}
