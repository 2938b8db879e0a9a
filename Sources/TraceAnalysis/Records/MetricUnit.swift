/// The unit beside a metric's value, as far as it is known.
///
/// AIPerf writes a unit beside every value of a metric. Times are kept in nanoseconds and sizes in bytes, whatever
/// unit they come in; what counts something is kept as it is.
enum MetricUnit: UInt8, Sendable {
    /// None: the value stands alone, or nothing stands beside it. It is in the unit that AIPerf gives the metric.
    case unsaid
    case nanoseconds, microseconds, milliseconds, seconds
    case bytes, kilobytes, megabytes, gigabytes
    /// Tokens, requests, a count, a ratio, a percentage: nothing to convert.
    case plain
    /// A text that is no known unit, or none of what the metric measures.
    case unknown
    /// No text at all, which is a fault of the line.
    case notText

    /// The unit that some characters spell.
    init(_ text: UnsafeRawBufferPointer) {
        // Nearly all are this one, and of a list of gaps it is asked for in every line.
        if text.count == 2, text[0] == UInt8(ascii: "m"), text[1] == UInt8(ascii: "s") {
            self = .milliseconds
        } else {
            self = Self.spellings[String(decoding: text, as: UTF8.self)] ?? .unknown
        }
    }

    /// The unit that the value of a member `unit` spells, escapes resolved.
    init(_ slot: Slot) {
        if slot.isNull {
            self = .unsaid
        } else if let text = slot.string {
            self = Self.spellings[text] ?? .unknown
        } else {
            self = .notText
        }
    }

    private static let spellings: [String: MetricUnit] = [
        "ns": .nanoseconds, "us": .microseconds, "μs": .microseconds, "µs": .microseconds,
        "ms": .milliseconds, "s": .seconds, "sec": .seconds,
        "B": .bytes, "bytes": .bytes, "KB": .kilobytes, "MB": .megabytes, "GB": .gigabytes,
        "tokens": .plain, "requests": .plain, "count": .plain, "ratio": .plain, "%": .plain,
    ]

    /// How many nanoseconds one is, milliseconds where nothing is said; nil for what is no time.
    var nanoseconds: Double? {
        switch self {
        case .nanoseconds: 1
        case .microseconds: 1e3
        case .unsaid, .milliseconds: 1e6
        case .seconds: 1e9
        default: nil
        }
    }

    /// How many bytes one is, KB of 1024 bytes where nothing is said; nil for what is no size.
    var bytes: Double? {
        switch self {
        case .bytes: 1
        case .unsaid, .kilobytes: 1024
        case .megabytes: 1_048_576
        case .gigabytes: 1_073_741_824
        default: nil
        }
    }

    /// Whether a number of things can be in it.
    var isPlain: Bool { self == .unsaid || self == .plain }

    /// Whether a value in it is left out or is a fault of the line.
    var isUnreadable: Bool { self == .unknown || self == .notText }

    /// The same unit where a metric can be in it.
    func fitting(_ name: WireName) -> MetricUnit {
        isUnreadable || name.canBe(in: self) ? self : .unknown
    }
}

extension WireName {
    /// Whether a value of this metric can be in a unit.
    fileprivate func canBe(in unit: MetricUnit) -> Bool {
        switch self {
        case .requestLatency, .timeToFirstToken, .interTokenLatency, .interChunkLatency, .httpReqBlocked,
            .httpReqDNSLookup, .httpReqConnecting, .httpReqSending, .httpReqWaiting, .httpReqReceiving,
            .httpReqDuration:
            unit.nanoseconds != nil
        case .httpReqDataSent, .httpReqDataReceived: unit.bytes != nil
        default: unit.isPlain
        }
    }
}
