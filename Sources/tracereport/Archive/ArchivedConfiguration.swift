import TraceAnalysis

/// What a run was made of, as a manifest keeps it: runs of an archive are grouped by it.
///
/// The model, the endpoint and the concurrency stand beside it in the manifest.
struct ArchivedConfiguration: Sendable, Equatable, Codable {
    /// The kind of API.
    var endpointType: String?
    /// Whether answers stream.
    var streaming: Bool?
    /// What decides when a request is sent: `concurrency`, `rate`, `schedule` or `users`.
    var kind: String?
    /// Whether the requests of a rate are evenly spaced; nil where they are not.
    var evenlySpaced: Bool?
    /// How many requests were to be sent a second.
    var rate: Double?
    /// The most requests that might be before their first token.
    var prefillConcurrency: Int?
    /// The load in words.
    var load: String?
    /// The mean number of input tokens.
    var inputTokens: Double?
    /// The mean number of output tokens.
    var outputTokens: Double?

    enum CodingKeys: String, CodingKey {
        case streaming, kind, rate, load
        case endpointType = "endpoint_type"
        case evenlySpaced = "evenly_spaced"
        case prefillConcurrency = "prefill_concurrency"
        case inputTokens = "input_tokens"
        case outputTokens = "output_tokens"
    }

    /// What is kept of a configuration.
    ///
    /// - Parameter phases: The phases of a run that has several, which are loads of their own.
    init(_ configuration: RunConfiguration, phases: [String] = []) {
        let asked = configuration.load
        endpointType = configuration.endpointType
        streaming = configuration.streams
        kind = asked.kind?.rawValue
        evenlySpaced = asked.isEvenlySpaced ? true : nil
        rate = asked.rate
        prefillConcurrency = asked.prefillConcurrency
        load = asked.words ?? (phases.count > 1 ? "phases \(phases.joined(separator: ", "))" : nil)
        inputTokens = configuration.inputTokens
        outputTokens = configuration.outputTokens
    }
}

extension ArchiveIndex.Run {
    /// What the run was made of, as far as its manifest says.
    var runConfiguration: RunConfiguration {
        var whole = RunConfiguration()
        whole.model = model
        whole.endpoint = endpoint
        whole.load.concurrency = concurrency
        guard let configuration else { return whole }
        whole.endpointType = configuration.endpointType
        whole.streams = configuration.streaming
        whole.load.kind = configuration.kind.flatMap(AskedLoad.Kind.init)
        whole.load.isEvenlySpaced = configuration.evenlySpaced ?? false
        whole.load.rate = configuration.rate
        whole.load.prefillConcurrency = configuration.prefillConcurrency
        whole.inputTokens = configuration.inputTokens
        whole.outputTokens = configuration.outputTokens
        return whole
    }
}

extension Analysis {
    /// The names of the phases whose requests count, where there are several.
    var phaseNames: [String] { groups.filter { $0.by == .phaseName }.map(\.value) }
}
