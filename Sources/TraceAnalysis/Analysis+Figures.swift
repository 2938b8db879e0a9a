extension Analysis {
    /// The sections of which figures are taken.
    var sections: RunSections {
        RunSections(
            overview: overview, connections: connections, dns: dns, metrics: metrics,
            correlation: correlation, network: network)
    }

    /// A figure of the run; nil as its value where it was not recorded.
    ///
    /// Of percentiles those that the summaries hold. O(1).
    public func figure(_ id: FigureID) -> CountedFigure { sections.figure(id) }
}

extension AnalyzedRun {
    /// A figure of the run; nil as its value where it was not recorded.
    ///
    /// O(1) for what the summaries hold, else O(n).
    public func figure(_ id: FigureID) -> CountedFigure {
        var figure = analysis.figure(id)
        if figure.value == nil, case .metric(let tag, .percentile(let percentile)) = id {
            figure.value = measurements[tag]?.percentile(
                percentile, by: analysis.options.percentileMethod)
        }
        return figure
    }
}
