/// A kind of failure, as AIPerf names it, and what its message says.
struct FailureKind: Sendable, Hashable {
    /// `error.type`; nil where the record names none.
    let type: String?
    /// `error.code`, else the HTTP status of the response where that is what failed.
    let code: FailureCode?
    /// Whether the load generator cancelled the request.
    let isCancellation: Bool
    /// `error.message`, masked; nil where the record says nothing.
    var message: MaskedMessage?
    /// What lies beneath, masked; nil where the record says nothing, or no more than the type does.
    var rootCause: MaskedMessage?
}

/// Counts failures by kind and message, in bounded memory however many of either there are.
struct FailureTally: Sendable {
    /// How many kinds, and how many messages, are told apart.
    static let limit = 1_000
    /// How many characters of a type are kept.
    static let typeLimit = 120

    /// Kinds without their messages.
    private(set) var kinds = BoundedCounts<FailureKind>(limit: limit)
    /// Kinds with their messages.
    private(set) var messages = BoundedCounts<FailureKind>(limit: limit)

    /// A tally of nothing.
    init() {}

    /// A tally that was written.
    init(kinds: BoundedCounts<FailureKind>, messages: BoundedCounts<FailureKind>) {
        (self.kinds, self.messages) = (kinds, messages)
    }

    /// The same failures with other texts in their messages.
    func renamed(_ rename: (String) -> String) -> FailureTally {
        let renamed = messages.renamed { kind in
            var kind = kind
            kind.message = kind.message.map { MaskedMessage(masked: rename($0.text)) }
            kind.rootCause = kind.rootCause.map { MaskedMessage(masked: rename($0.text)) }
            return kind
        }
        return FailureTally(kinds: kinds, messages: renamed)
    }

    /// Counts one failure.
    mutating func add(_ kind: FailureKind) {
        kinds.add(kind.plain)
        if kind != kind.plain { messages.add(kind) }
    }

    /// Takes in all that another tally holds.
    mutating func append(_ other: FailureTally) {
        kinds.append(other.kinds)
        messages.append(other.messages)
    }

    /// Every failure once: by kind and message, those beyond the limits under `FailureKind.otherMessages` and
    /// `FailureKind.otherKinds`.
    func counts() -> [FailureKind: Int] {
        let (kinds, otherKinds) = kinds.listed()
        let (messages, otherMessages) = messages.listed()
        var counts = kinds
        for (kind, count) in messages {
            let plain = kind.plain
            guard let all = counts[plain] else { continue }
            counts[kind] = count
            counts[plain] = all - count
        }
        for (kind, count) in counts where kind == kind.plain {
            counts[kind] = nil
            var rest = kind
            // Without messages beyond the limit, what is left of a kind had none.
            if otherMessages > 0 { rest.message = FailureKind.otherMessages }
            if count > 0 { counts[rest] = count }
        }
        if otherKinds > 0 {
            counts[
                FailureKind(type: nil, code: nil, isCancellation: false, message: FailureKind.otherKinds)] =
                otherKinds
        }
        return counts
    }
}

extension FailureKind {
    /// The same kind whatever its message says.
    var plain: FailureKind {
        FailureKind(type: type, code: code, isCancellation: isCancellation)
    }

    /// Stands for messages beyond the number that is told apart, and for none where there are such.
    static let otherMessages = MaskedMessage(masked: "[other messages]")
    /// Stands for kinds of failure beyond the number that is told apart.
    static let otherKinds = MaskedMessage(masked: "[other kinds of failure]")

    /// The kind of failure of a record that is not successful.
    init(_ record: borrowing TraceRecord, _ outcome: RequestOutcome) {
        let status = record.wire.status.flatMap { (200...399).contains($0) ? nil : $0 }
        self.init(
            type: record.error?.type.map { $0.shortened(to: FailureTally.typeLimit) },
            code: record.error?.code ?? status.map { .number($0) }, isCancellation: outcome == .cancelled,
            message: record.error?.message,
            rootCause: record.error.flatMap { $0.rootCause?.text == $0.type ? nil : $0.rootCause })
    }
}

extension FailureKind: Comparable {
    /// Orders by type, code, cancellation, message and root cause, what is missing first.
    static func < (left: FailureKind, right: FailureKind) -> Bool {
        if left.type != right.type { return (left.type ?? "") < (right.type ?? "") }
        if left.code != right.code {
            guard let code = right.code else { return false }
            return left.code.map { $0 < code } ?? true
        }
        if left.isCancellation != right.isCancellation { return right.isCancellation }
        if left.message != right.message { return (left.message?.text ?? "") < (right.message?.text ?? "") }
        return (left.rootCause?.text ?? "") < (right.rootCause?.text ?? "")
    }
}
