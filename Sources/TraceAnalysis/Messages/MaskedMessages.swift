/// Masks messages and remembers the first different ones: a server in trouble says the same thousands of times,
/// and masking a message takes longer than reading the rest of its line.
///
/// What is remembered unmasked lives no longer than the reading of a run and is never handed out.
struct MaskedMessages {
    /// How many messages are remembered, each up to what is looked at.
    private static let limit = 128

    private var known: [String: MaskedMessage?] = [:]

    /// The masked form of a raw message; nil when nothing but white space is in it.
    mutating func masked(_ raw: String) -> MaskedMessage? {
        if let seen = known[raw] { return seen }
        let message = MaskedMessage(raw)
        if known.count < Self.limit, raw.utf8.count <= MaskedMessage.reach { known[raw] = .some(message) }
        return message
    }
}
