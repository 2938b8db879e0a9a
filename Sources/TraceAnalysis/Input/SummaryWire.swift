import FoundationEssentials

/// The shape of AIPerf's summary, by AIPerf's own names.
struct SummaryWire: Decodable {
    struct Config: Decodable {
        @Lenient var endpoint: Endpoint?
        @Lenient var models: Models?
        @Lenient var loadgen: LoadGenerator?
        @Lenient var phases: [Lenient<Phase>]?
        @Lenient var datasets: [Lenient<Dataset>]?
        @Lenient var slos: [String: Lenient<Double>]?
        @Lenient var input: Input?
        @Lenient var benchmark_id: String?
    }
    struct Endpoint: Decodable {
        @Lenient var model_names: [Lenient<String>]?
        @Lenient var urls: [Lenient<String>]?
        @Lenient var url: String?
        @Lenient var type: String?
        @Lenient var streaming: Bool?
        @Lenient var connection_reuse: String?
        @Lenient var connection_reuse_strategy: String?
        @Lenient var timeout: Double?
        @Lenient var timeout_seconds: Double?
    }
    struct Models: Decodable {
        struct Item: Decodable { @Lenient var name: String? }
        @Lenient var items: [Lenient<Item>]?
    }
    /// 0.6 to 0.8.
    struct LoadGenerator: Decodable {
        @Lenient var concurrency: Int?
        @Lenient var request_rate: Double?
        @Lenient var arrival_pattern: String?
        @Lenient var request_count: Int?
        @Lenient var benchmark_duration: Double?
        @Lenient var prefill_concurrency: Int?
        @Lenient var concurrency_ramp_duration: Double?
        @Lenient var request_cancellation_rate: Double?
        @Lenient var user_centric_rate: Double?
        @Lenient var num_users: Int?
    }
    /// From 0.9.
    struct Phase: Decodable {
        @Lenient var name: String?
        @Lenient var kind: String?
        @Lenient var type: String?
        @Lenient var rate: Double?
        @Lenient var concurrency: Int?
        @Lenient var users: Int?
        @Lenient var prefill_concurrency: Int?
        @Lenient var requests: Int?
        @Lenient var sessions: Int?
        @Lenient var duration: Double?
        @Lenient var concurrency_ramp: Ramp?
        @Lenient var cancellation: Cancellation?
    }
    /// So many seconds, or an object that says so.
    struct Ramp: Decodable {
        private struct Object: Decodable { @Lenient var duration: Double? }
        var duration: Double?
        init(from decoder: any Decoder) throws {
            let seconds = try? decoder.singleValueContainer().decode(Double.self)
            duration = try seconds ?? Object(from: decoder).duration
        }
    }
    struct Cancellation: Decodable { @Lenient var rate: Double? }
    struct Dataset: Decodable {
        @Lenient var turn_delay: Delay?
    }
    struct Delay: Decodable { @Lenient var mean: Double? }
    /// Until 0.8, what is asked of a request and what conversations are like.
    struct Input: Decodable {
        struct Conversation: Decodable {
            struct Turn: Decodable { @Lenient var delay: Delay? }
            @Lenient var num: Int?
            @Lenient var turn: Turn?
        }
        @Lenient var goodput: [String: Lenient<Double>]?
        @Lenient var conversation: Conversation?
    }
    struct RunInfo: Decodable {
        @Lenient var benchmark_id: String?
        @Lenient var sweep_id: String?
        @Lenient var trial: Int?
        @Lenient var run_label: String?
        @Lenient var variation_label: String?
        @Lenient var variation_values: [String: Lenient<PlainText>]?
    }
    struct Figure: Decodable { @Lenient var avg: Double? }
    @Lenient var aiperf_version: String?
    @Lenient var benchmark_id: String?
    @Lenient var input_config: Config?
    @Lenient var run_info: RunInfo?
    @Lenient var was_cancelled: Bool?
    @Lenient var is_complete: Bool?
    @Lenient var incomplete_reason: String?
    @Lenient var start_time: String?
    @Lenient var request_count: Figure?
    @Lenient var goodput: Figure?
    @Lenient var good_request_fraction: Figure?
}

/// A member that may be absent or hold anything: nil unless it is what is expected.
@propertyWrapper
struct Lenient<Value: Decodable>: Decodable {
    var wrappedValue: Value?

    init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    init(from decoder: any Decoder) throws { wrappedValue = try? Value(from: decoder) }
}

extension KeyedDecodingContainer {
    /// The member, or nothing: what the members of `SummaryWire` are read by.
    func decode<Value>(_ type: Lenient<Value>.Type, forKey key: Key) throws -> Lenient<Value> {
        try decodeIfPresent(type, forKey: key) ?? Lenient(wrappedValue: nil)
    }
}

/// A text, a number or a truth as text.
struct PlainText: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let flag = try? value.decode(Bool.self) {
            text = String(flag)
        } else if let number = try? value.decode(Int.self) {
            text = String(number)
        } else if let number = try? value.decode(Double.self) {
            text = String(number)
        } else {
            text = try value.decode(String.self)
        }
    }
}
