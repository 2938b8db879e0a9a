/// Where the time of a run's requests goes, with how far that can be trusted; times in ns.
struct PhaseEvidence: Sendable {
    /// The mean of a phase over some requests.
    struct Part: Sendable, Equatable {
        let mean: Double
        let standardError: Double
    }

    /// The standard error of each phase's mean over all requests.
    let errors: Phases<Double>
    /// Each phase of the requests from p45 to p55 of the whole; nil for fewer than ten of them.
    let median: Phases<Part>?
    /// Each phase of the slowest, from p98 on; nil for fewer than ten of them.
    let slowest: Phases<Part>?
    /// Every request's time in each phase.
    let samples: Phases<Sample?>
}

extension PhaseEvidence {
    /// The fewest requests of a band.
    private static let fewest = 10

    /// O(n log n).
    ///
    /// - Parameters:
    ///   - rows: The rows that count, in the order of their start.
    ///   - total: How many requests have phases, those that are not kept included.
    /// - Returns: nil where no request has all phases.
    init?(_ table: RequestTable, _ rows: [Int], _ dependence: Dependence, total: Int) {
        let all = rows.compactMap { table.phases($0) }
        guard !all.isEmpty else { return nil }
        let columns = Phases<RequestFigure>(
            blocked: .blocked, dns: .dns, connect: .connect, send: .send, wait: .wait, transfer: .transfer)
        errors = Phases { phase in
            let part = Self.part(all.map { $0[phase] })
            let size = dependence.size(of: .mean, in: columns[phase], count: max(total, all.count))
            let spread = part.standardError * Double(all.count).squareRoot()
            return spread / size.value.squareRoot()
        }
        let ordered = RadixSort.sorted(all, by: \.total.orderedBits)
        func band(_ lower: Int, _ upper: Int, _ percentile: Int) -> Phases<Part>? {
            let band = ordered[(ordered.count * lower / 100)..<(ordered.count * upper / 100)]
            guard band.count >= Self.fewest else { return nil }
            let time = dependence.size(
                of: .percentile(Percentile(percentile)), .httpReqDuration, count: all.count
            ).autocorrelationTime
            return Phases { phase in
                let part = Self.part(band.map { $0[phase] })
                return Part(mean: part.mean, standardError: part.standardError * time.squareRoot())
            }
        }
        median = band(45, 55, 50)
        slowest = band(98, 100, 99)
        samples = Phases { phase in Sample(all.map { $0[phase] }) }
    }

    /// The mean of independent values with its standard error; that of one value is 0.
    private static func part(_ values: [Double]) -> Part {
        guard let mean = SampleMean(values) else { return Part(mean: values.first ?? .nan, standardError: 0) }
        return Part(mean: mean.value, standardError: mean.standardError)
    }
}
