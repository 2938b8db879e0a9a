extension Analysis {
    /// What the run was made of, as far as a believed summary and the records tell.
    public var configuration: RunConfiguration {
        let summary = run.summary
        var configuration = RunConfiguration()
        configuration.model = summary.model
        configuration.endpoint = summary.endpoint
        configuration.endpointType = summary.endpointType
        let answers = overview.streamingRequests + overview.nonStreamingRequests
        configuration.streams =
            summary.asksForStreams
            ?? (answers > 0 ? overview.streamingRequests * 2 > answers : nil)
        configuration.load = load.asked
        configuration.inputTokens = metrics[.inputTokens]?.mean
        configuration.outputTokens = metrics[.outputTokens]?.mean
        configuration.version = summary.aiperfVersion
        configuration.objectives = goodput?.parts.map(\.objective.text).sorted() ?? []
        return configuration
    }
}
