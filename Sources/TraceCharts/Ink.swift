import TraceAnalysis

/// A colour by what it is for; which one that is, the theme says.
public enum Ink: Sendable, Hashable {
    /// A series, by its place in the order of use.
    case series(Int)
    /// A phase of a request, the same in every chart; muted where it is not known.
    case phase(WirePhase?)
    /// A step of an order, such as that of loads, from the first on.
    case step(Int)
    /// What failed.
    case failure
    /// Titles and values.
    case text
    /// Lines at percentiles, and lines of percentiles.
    case guide
    /// What stands back.
    case muted
}

extension Theme {
    /// The colour of an ink; series repeat after the last.
    public func color(_ ink: Ink) -> Color {
        switch ink {
        case .series(let index): series[index % series.count]
        case .phase(let phase): phase.map { phases[$0] } ?? muted
        case .step(let index): steps[min(max(index, 0), steps.count - 1)]
        case .failure: failure
        case .text: self.ink
        case .guide: guide
        case .muted: muted
        }
    }

    /// The colour of text on an ink.
    func textColor(on ink: Ink) -> Color {
        switch ink {
        case .series(let index): onSeries[index % onSeries.count]
        case .phase(let phase): phase.map { onPhases[$0] } ?? background
        case .step, .failure, .text, .guide, .muted: background
        }
    }

    /// What a shape of an ink has around it where it is so near the background that its edge would be lost.
    func outline(_ ink: Ink) -> Stroke? {
        color(ink).contrast(with: background) < 3 ? Stroke(axis, width: 0.5) : nil
    }
}

extension WirePhase {
    /// The phase in words.
    public var title: String {
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
