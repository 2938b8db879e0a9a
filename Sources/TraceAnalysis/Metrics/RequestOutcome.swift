/// How a request ended.
public enum RequestOutcome: Int64, Sendable {
    /// Without error, cancellation or failing status.
    case successful
    /// With an error or a failing status.
    case failed
    /// Cancelled by the load generator.
    case cancelled
}

extension RequestOutcome {
    /// Successful is a record without error, cancellation, failure mark or failing status.
    init(_ record: borrowing TraceRecord) {
        if record.metadata.wasCancelled {
            self = .cancelled
        } else if record.error != nil || record.wire.failed != nil
            || record.wire.status.map({ !(200...399).contains($0) }) == true
        {
            self = .failed
        } else {
            self = .successful
        }
    }
}
