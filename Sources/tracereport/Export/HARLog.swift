import TraceAnalysis

/// A run as HAR 1.2, an entry a request, without headers and bodies, which are never read.
///
/// What AIPerf does not record is constant: method, path, version of HTTP, status text and type of the answer.
struct HARLog: TraceWriter {
    private let endpoint: String?
    private var json = JSONBytes()

    init(_ run: ExportedRun) {
        endpoint = run.endpoint
        json.begin(nil, UInt8(ascii: "{"))
        json.begin("log", UInt8(ascii: "{"))
        json.text("version", "1.2")
        json.object("creator") { creator in
            creator.text("name", ToolVersion.generator.name)
            creator.text("version", ToolVersion.current)
        }
        json.text(
            "comment", "method, path, HTTP version and types are not recorded by AIPerf and constant here")
        json.begin("entries", UInt8(ascii: "["))
    }

    var size: Int { json.bytes.count }

    mutating func takeBytes() -> [UInt8] { json.takeBytes() }

    mutating func finish() -> [UInt8] {
        json.lineBreak()
        json.end(UInt8(ascii: "]"))
        json.end(UInt8(ascii: "}"))
        json.end(UInt8(ascii: "}"))
        json.lineBreak()
        return json.takeBytes()
    }

    mutating func append(_ event: TraceEvent) {
        guard case .request(let request) = event else { return }
        let row = request.row
        let url = "\(endpoint ?? row.remote.map { "http://\($0.visible)" } ?? "http://not-recorded")/"
        json.lineBreak()
        json.object { entry in
            entry.text("startedDateTime", Self.moment(request.start))
            entry.decimal("time", request.end - request.start, digits: 6)
            entry.object("request") { Self.request(&$0, row, url) }
            entry.object("response") { Self.response(&$0, row) }
            entry.object("cache") { _ in }
            entry.object("timings") { Self.timings(&$0, row.phases) }
            if let address = row.remote.flatMap(Self.address) { entry.text("serverIPAddress", address) }
            if let connection = row.connection { entry.text("connection", connection) }
            for (column, value) in request.facts where column != Self.connection {
                entry.value("_" + RequestSpan.columns[column].column.name, value)
            }
        }
    }

    /// The column that HAR has a member of its own for.
    private static let connection = RequestSpan.columns.firstIndex { $0.column.name == "connection" }

    private static func request(_ json: inout JSONBytes, _ row: RequestRow, _ url: String) {
        json.text("method", "POST")
        json.text("url", url)
        json.text("httpVersion", "HTTP/1.1")
        json.array("cookies") { _ in }
        json.array("headers") { _ in }
        json.array("queryString") { _ in }
        json.integer("headersSize", -1)
        json.integer("bodySize", size(row.requestBytes))
    }

    private static func response(_ json: inout JSONBytes, _ row: RequestRow) {
        json.integer("status", row.status ?? 0)
        json.text("statusText", "")
        json.text("httpVersion", "HTTP/1.1")
        json.array("cookies") { _ in }
        json.array("headers") { _ in }
        json.object("content") { content in
            content.integer("size", size(row.responseBytes))
            content.text("mimeType", "x-unknown")
        }
        json.text("redirectURL", "")
        json.integer("headersSize", -1)
        json.integer("bodySize", size(row.responseBytes))
    }

    /// The disjoint phases in ms; −1 for what is not recorded.
    private static func timings(_ json: inout JSONBytes, _ phases: Phases<Double?>) {
        func put(_ key: StaticString, _ value: Double?) {
            let whole = value.flatMap { Int64(exactly: $0.rounded()) }
            if let whole { json.decimal(key, whole, digits: 6) } else { json.integer(key, -1) }
        }
        put("blocked", phases.blocked)
        put("dns", phases.dns)
        put("connect", phases.connect)
        json.integer("ssl", -1)
        put("send", phases.send)
        put("wait", phases.wait)
        put("receive", phases.transfer)
    }

    private static func size(_ bytes: Double?) -> Int64 { bytes.flatMap { Int64(exactly: $0) } ?? -1 }

    /// ISO 8601 in UTC with nine digits of the second.
    private static func moment(_ nanoseconds: Int64) -> String {
        let digits = String(1_000_000_000 + nanoseconds % 1_000_000_000).dropFirst()
        return "\(Timestamp.text(nanoseconds: nanoseconds).dropLast()).\(digits)Z"
    }

    /// The address of `address:port`; nil where it is none, such as a pseudonym.
    private static func address(_ remote: String) -> String? {
        guard let colon = remote.lastIndex(of: ":") else { return nil }
        var host = remote[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        let isFour = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        let isSix = host.contains(":") && host.allSatisfy { $0.isHexDigit || $0 == ":" }
        return isSix || (isFour.count == 4 && isFour.allSatisfy { $0 != nil }) ? String(host) : nil
    }
}
