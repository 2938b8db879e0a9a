/// Which requests of a phase count, by when they begin: from one edge, which is in it, to another, which is not.
public struct RequestWindow: Sendable, Equatable {
    /// A moment that a window begins or ends at.
    public enum Edge: Sendable, Equatable {
        /// Nanoseconds since the first request of the phase began.
        case offset(Int64)
        /// Nanoseconds of wall clock.
        case clock(Int64)
    }

    /// Where it begins; nil for the beginning of the run.
    public let from: Edge?
    /// Where it ends; nil for the end of the run.
    public let to: Edge?
    /// The window as it is written: `10s..90s`.
    public let text: String

    /// Whether the first request has to be known before it is known which requests count.
    public var isRelative: Bool {
        [from, to].contains { if case .offset = $0 { true } else { false } }
    }
}

extension RequestWindow {
    /// Reads `A..B`: seconds, durations such as `90s` or `1.5m`, or moments such as `2026-11-23T20:34:40Z`; either end
    /// may be left out.
    ///
    /// - Returns: nil for what is no window, or one that ends before it begins.
    public init?(_ text: String) {
        guard let dots = text.firstRange(of: "..") else { return nil }
        let ends = [text[..<dots.lowerBound], text[dots.upperBound...]].map { String($0).withoutBlanks }
        guard ends.contains(where: { !$0.isEmpty }) else { return nil }
        let edges = ends.map(Edge.init)
        for (end, edge) in zip(ends, edges) where !end.isEmpty && edge == nil { return nil }
        switch (edges[0], edges[1]) {
        case (.offset(let from), .offset(let to)) where from >= to: return nil
        case (.clock(let from), .clock(let to)) where from >= to: return nil
        default: break
        }
        (from, to) = (edges[0], edges[1])
        self.text = edges.map { $0?.text ?? "" }.joined(separator: "..")
    }

    /// The window in words, where one end is left out: `from 2s on`, `before 90s`; else as it is written.
    var words: String {
        if to == nil, let from { return "from \(from.text) on" }
        if from == nil, let to { return "before \(to.text)" }
        return text
    }

    /// The moments between which requests must begin.
    ///
    /// - Parameter start: When the first request of the phase began.
    func bounds(after start: Int64) -> StartBounds {
        func moment(_ edge: Edge?) -> Int64? {
            switch edge {
            case .offset(let offset):
                let (sum, overflow) = start.addingReportingOverflow(offset)
                return overflow ? .max : sum
            case .clock(let moment): return moment
            case nil: return nil
            }
        }
        return StartBounds(from: moment(from), before: moment(to))
    }
}

extension RequestWindow.Edge {
    /// - Returns: nil for what is neither a duration nor a moment.
    fileprivate init?(_ text: String) {
        if let moment = Timestamp.nanoseconds(text) {
            self = .clock(moment)
        } else if let offset = Self.nanoseconds(text) {
            self = .offset(offset)
        } else {
            return nil
        }
    }

    /// The edge as it is written: durations in seconds, moments in UTC.
    fileprivate var text: String {
        switch self {
        case .offset(let nanoseconds): Self.decimal(nanoseconds) + "s"
        case .clock(let nanoseconds):
            Timestamp.text(nanoseconds: nanoseconds).replacing(
                "Z", with: String(Self.decimal(nanoseconds % 1_000_000_000).dropFirst(1)) + "Z")
        }
    }

    /// Seconds with the decimals that they have: `90`, `0.5`.
    private static func decimal(_ nanoseconds: Int64) -> String {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        guard rest != 0 else { return String(seconds) }
        var decimals = String(1_000_000_000 + rest.magnitude).dropFirst()
        while decimals.hasSuffix("0") { decimals = decimals.dropLast() }
        return "\(seconds).\(decimals)"
    }

    private static let units: [(name: String, nanoseconds: Double)] = [
        ("ns", 1), ("μs", 1e3), ("\u{B5}s", 1e3), ("us", 1e3), ("ms", 1e6), ("min", 60e9), ("s", 1e9),
        ("m", 60e9),
        ("h", 3_600e9), ("", 1e9),
    ]

    /// A duration; a number alone is of seconds.
    private static func nanoseconds(_ text: String) -> Int64? {
        guard let unit = units.first(where: { text.hasSuffix($0.name) }) else { return nil }
        let digits = String(text.dropLast(unit.name.count)).withoutBlanks
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let number = Double(digits), number * unit.nanoseconds < 9e18
        else { return nil }
        return Int64((number * unit.nanoseconds).rounded())
    }
}

extension String {
    /// The text without blanks at its ends.
    fileprivate var withoutBlanks: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
