extension FindingRule {
    /// Requests that are in the records more than once.
    ///
    /// Exact where all requests are kept; else by the kept ones, and the text says so.
    static let repeatedRequests = FindingRule(.repeatedRequests) { run in
        let requests = run.requests
        let repeated = repeatedRows(requests)
        guard !repeated.isEmpty else { return [] }
        let isExact = requests.oneOf == 1
        let count = repeated.count * requests.oneOf
        let total = max(run.input.counts.records, count)
        return [
            Finding(
                .repeatedRequests, .invalid, title: "Requests are recorded twice",
                text: "\(isExact ? "" : "About ")\(FindingText.count(count)) of "
                    + "\(FindingText.count(total, "record")) \(count == 1 ? "repeats" : "repeat") the id of another "
                    + "one: rates and shares count \(count == 1 ? "it" : "them") again."
                    + (isExact ? "" : " Only the ids of a sample were held against each other."),
                advice: "Give each file of the run once.",
                impact: .init(.validity, Double(count) / Double(total))
            )
            .with("repeated", count: count).with("records", count: total).with("exact", flag: isExact)
            .with(requests: repeated)
        ]
    }

    /// The rows whose id came before.
    ///
    /// O(n).
    private static func repeatedRows(_ requests: FindingRequests) -> [Int] {
        var seen = IDFilter()
        let candidates = (0..<requests.count).filter { row in
            requests.requestID(row).map { seen.hasSeen($0) } ?? false
        }
        guard !candidates.isEmpty else { return [] }
        // Few others share the bits of one that came before.
        let doubtful = Set(candidates.compactMap(requests.requestID))
        var known: Set<RequestID> = []
        return (0..<requests.count).filter { row in
            guard let id = requests.requestID(row), doubtful.contains(id) else { return false }
            return !known.insert(id).inserted
        }
    }
}

/// Which ids may have been seen before: surely those that were, and one in a hundred others where there are a
/// hundred thousand; 2 MB.
private struct IDFilter {
    private static let bits = 24
    private var words = [UInt64](repeating: 0, count: 1 << (bits - 6))

    /// Whether the id may have come before; it has, from now on.
    mutating func hasSeen(_ id: RequestID) -> Bool {
        let place = (id.high ^ id.low &* 0x9E37_79B9_7F4A_7C15).mixed >> UInt64(64 - Self.bits)
        let (word, bit) = (Int(place >> 6), UInt64(1) << (place & 63))
        defer { words[word] |= bit }
        return words[word] & bit != 0
    }
}
