extension FindingRule {
    /// A rate was asked for and not sent.
    static let loadNotDelivered = FindingRule(.loadNotDelivered, least: 20) { run in
        let load = run.input.load
        guard let asked = load.rate, asked > 0 else { return [] }
        let requests = run.requests
        let credits = requests.credits.compactMap { $0 }
        guard credits.count >= 20, let first = credits.min(), let last = credits.max(), last > first else {
            return []
        }
        let count = Double(credits.count * requests.oneOf)
        let sent = (count - 1) / (Double(last - first) / 1e9)
        let kept = sent / asked
        guard kept < 0.95 else { return [] }
        let scatter: Double = load.isEvenlySpaced ? 0 : 1
        let capped = load.concurrency.flatMap { cap in
            run.flight.mean(from: 0, to: run.start.last ?? 0, atLeast: cap)?.share
        }
        guard 1 - kept > 3 * scatter / count.squareRoot() || (capped ?? 0) >= 0.25 else { return [] }
        let isCapped = (capped ?? 0) >= 0.25
        let rates = (FindingText.digits(sent), FindingText.digits(asked))
        return [
            Finding(
                .loadNotDelivered, .problem, title: "The load was not delivered",
                text: "Latencies hold for \(rates.0) requests a second, not for \(rates.1): "
                    + (isCapped
                        ? "capped at \(load.concurrency ?? 0) in flight for \(FindingText.share(capped ?? 0)) "
                            + "of the time"
                        : "at most \(run.peak) were in flight")
                    + " (\(FindingText.count(credits.count * requests.oneOf, "request"))).",
                advice: isCapped
                    ? "Raise the cap on requests in flight, or ask for a lower rate."
                    : "Give the load generator more workers or processors, or ask for a lower rate.",
                impact: .init(.requests, 1 - kept), chart: "throughput-over-time"
            )
            .with("asked_per_second", asked).with("sent_per_second", sent).with("kept_share", kept)
            .with("peak_in_flight", count: run.peak).with("cap", count: load.concurrency)
            .with("at_cap_share", capped).with("n", count: credits.count * requests.oneOf)
        ]
    }
}
