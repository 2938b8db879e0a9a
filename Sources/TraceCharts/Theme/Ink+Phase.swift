import TraceAnalysis

extension Ink {
    /// The colour of a phase, the same in every chart; muted where it is not known.
    ///
    /// Wait and transfer, which take the most time, have the colours of processing and transfer.
    public static func phase(_ phase: WirePhase?) -> Ink {
        phase.map { .series($0.series) } ?? .muted
    }
}

extension WirePhase {
    /// The series whose colour the phase has.
    var series: Int {
        switch self {
        case .wait: 0
        case .transfer: 1
        case .send: 2
        case .connect: 3
        case .dns: 4
        case .blocked: 5
        }
    }

    /// The phase in words.
    var title: String {
        switch self {
        case .blocked: "Blocked"
        case .dns: "DNS"
        case .connect: "Connect"
        case .send: "Send"
        case .wait: "Wait"
        case .transfer: "Transfer"
        }
    }
}
