import Foundation

/// A real run with a canary in every string that must not be shown.
struct CanaryRun {
    /// Every word that was planted.
    private(set) var canaries = Canaries()
    /// The records, a line each.
    private(set) var lines: [String] = []
    /// AIPerf's summary.
    private(set) var summary = ""

    /// What stands in shown fields.
    static let shown = ["model": "shown-model", "host": "shown.example.com", "id": "shown-benchmark"]

    /// Spoils a run of the repository.
    ///
    /// - Parameter redacted: Whether hosts and ids are secrets too.
    init(_ run: String, redacted: Bool) throws {
        let all = try Repository.text("\(run)/profile_export.jsonl").split(separator: "\n").map(String.init)
        let failed = all.filter { $0.contains("\"error\":{") || $0.contains("\"error\": {") }.prefix(12)
        for (number, line) in (all.prefix(12) + failed).enumerated() {
            lines.append(try planted(line, number: number, redacted: redacted))
        }
        plantMalformedLines()
        summary = try plantedSummary(redacted: redacted)
    }

    private mutating func planted(_ line: String, number: Int, redacted: Bool) throws -> String {
        var record = try object(line)
        var trace = record["trace_data"] as? [String: Any] ?? [:]
        for (name, value) in [
            ("request_headers", ["Authorization": "Bearer x", "Cookie": "x", "X-Api-Key": "x"]),
            ("response_headers", ["Set-Cookie": "x", "Server": "x"]),
        ] { trace[name] = value }
        for name in ["local_ip", "remote_ip", "trace_type", "response_reason", "body"] { trace[name] = "x" }
        if record["trace_data"] != nil { record["trace_data"] = trace }
        record["prompt"] = "x"
        record["response"] = ["text": "x", "choices": [["message": ["content": "x"]]]]
        var metadata = record["metadata"] as? [String: Any] ?? [:]
        for name in [
            "x_request_id", "x_correlation_id", "conversation_id", "worker_id", "record_processor_id",
        ] {
            metadata[name] = "x"
        }
        record["metadata"] = metadata
        let hidden = Set(
            redacted ? ["metadata.x_request_id", "metadata.worker_id", "trace_data.remote_ip"] : [])
        let messages = (0..<3).map { message(number + $0) }
        let spoilt = canaries.planted(in: record, at: "") { path, text in
            switch path {
            case "metadata.benchmark_phase": number == 3 ? nil : text
            case "metadata.x_request_id": hidden.contains(path) ? nil : "request-\(number)"
            case "metadata.phase_name": number.isMultiple(of: 2) ? "shown-low" : "shown-high"
            case "metadata.worker_id": hidden.contains(path) ? nil : "worker-\(number)"
            case "trace_data.remote_ip": hidden.contains(path) ? nil : "10.9.8.\(number)"
            case "error.type": text
            case "error.message": messages[0]
            case "error.cause": messages[1]
            case "error.cause_chain[]": messages[2]
            default: nil
            }
        }
        return try json(spoilt)
    }

    /// What servers and clients say, with a secret where masking must find it.
    private mutating func message(_ number: Int) -> String {
        let word = canaries.word(for: "error.message")
        return [
            "Cannot connect to host \(word).example.com:443", "refused by \(word):8000", "api_key=\(word)",
            "Incorrect API key provided: sk-\(word)", "Authorization: Bearer \(word)",
            "GET https://user:x@h.example.com/\(word)?token=\(word)", "open /home/\(word)/file",
            "mail \(word)@example.com", #"{"error":{"message":"invalid"},"input":"\#(word)"}"#,
            #"{"detail":[{"msg":"invalid","input":{"messages":[{"role":"user","content":"\#(word)"}]}}]}"#,
            "400: {'error': {'param': '\(word)'}}", "password: '\(word)'", "from shown.example.com",
        ][number % 13]
    }

    private mutating func plantMalformedLines() {
        let start = canaries.word(for: "a wrong type")
        lines.insert(#"{"metadata":{"request_start_ns":"\#(start)"}}"#, at: 1)
        lines.insert(canaries.word(for: "a line that is no JSON"), at: 2)
        lines.insert(#"{"\#(canaries.word(for: "a key alone"))":1}"#, at: 3)
        let cut = canaries.word(for: "a line cut off")
        lines.append(#"{"metadata":{"x":"\#(cut)"#)
    }

    private mutating func plantedSummary(redacted: Bool) throws -> String {
        let text = try Repository.text("samples/aiperf-0.13-errors/profile_export_aiperf.json")
        var summary = try object(text)
        var input = summary["input_config"] as? [String: Any] ?? [:]
        input["cli_command"] = "x"
        summary["input_config"] = input
        // Only some of the records are here: a summary that counts all would be taken for another run's.
        summary["request_count"] = nil
        let words = ["user", "password", "path", "query", "fragment"].map {
            canaries.word(for: "a URL's \($0)")
        }
        let host = redacted ? canaries.word(for: "the endpoint's host") + ".example.com" : "shown.example.com"
        let url = "https://\(words[0]):\(words[1])@\(host):8443/\(words[2])?key=\(words[3])#\(words[4])"
        let id = redacted ? canaries.word(for: "the benchmark's id") : "shown-benchmark"
        let spoilt = canaries.planted(in: summary, at: "summary") { path, text in
            switch path {
            case _ where path.hasSuffix(".urls[]") || path.hasSuffix("endpoint.url"): url
            case _ where path.hasSuffix("benchmark_id"): id
            case "summary.aiperf_version": text
            case "summary.input_config.models.items[].name": "shown-model"
            default: nil
            }
        }
        return try json(spoilt)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    private func json(_ object: Any) throws -> String {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        return String(
            decoding: try JSONSerialization.data(withJSONObject: object, options: options), as: UTF8.self)
    }
}
