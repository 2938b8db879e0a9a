/// What AIPerf's summaries say of parts of a run.
struct AboutParts: Sendable, Equatable {
    /// The one summary, or, where they differ, what all agree in.
    var summary = RunSummary()
    /// Whether there are different ones.
    var differ = false
    /// Whether one could not be read.
    var isUnreadable = false

    /// Takes in what is said of other parts: the same, or nothing, holds for all.
    mutating func append(_ other: AboutParts) {
        isUnreadable = isUnreadable || other.isUnreadable
        guard !other.isEmpty else { return }
        guard !isEmpty else {
            (summary, differ) = (other.summary, other.differ)
            return
        }
        guard differ || other.differ || summary != other.summary else { return }
        differ = true
        summary = summary.common(other.summary)
    }

    private var isEmpty: Bool { summary == RunSummary() && !differ }
}

extension RunSummary {
    /// What two summaries agree in of model, kind of endpoint, streaming and version; nothing else.
    fileprivate func common(_ other: RunSummary) -> RunSummary {
        var common = RunSummary()
        common.model = model == other.model ? model : nil
        common.endpointType = endpointType == other.endpointType ? endpointType : nil
        common.asksForStreams = asksForStreams == other.asksForStreams ? asksForStreams : nil
        common.aiperfVersion = aiperfVersion == other.aiperfVersion ? aiperfVersion : nil
        return common
    }
}
