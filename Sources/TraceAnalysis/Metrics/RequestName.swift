/// The names that many requests share: a case, and where it comes from.
///
/// To add one, add both. The table of requests keeps a number for the name of each request, and the names once.
public enum RequestName: Int, CaseIterable, Sendable {
    /// `phase_name`, of which a run can have several.
    case phaseName
    /// The worker of the load generator that sent it.
    case worker
    /// The address that the server answered from, with its port.
    case remote

    /// What a request has of it; nil where it is not recorded.
    func value(of record: borrowing TraceRecord) -> RecordedName? {
        switch self {
        case .phaseName: record.metadata.phaseName.map { .text($0) }
        case .worker: record.metadata.workerID.map { .text($0) }
        case .remote: record.wire.remote
        }
    }
}

/// A name as a record has it, not yet put into words: that is done once for many requests that have the same.
enum RecordedName: Equatable {
    /// A name of its own.
    case text(String)
    /// An address and its port.
    case address(String, port: Int64?)

    /// The name as it is shown, shortened where it is long: `10.0.0.7:8000`, `[::1]:8000`.
    var text: String {
        switch self {
        case .text(let text): return text.shortened(to: NameTally.longest)
        case .address(let address, let port):
            let address = address.shortened(to: NameTally.longest)
            let host = address.utf8.contains(UInt8(ascii: ":")) ? "[\(address)]" : address
            return port.map { "\(host):\($0)" } ?? host
        }
    }
}

extension HTTPTrace {
    /// The server's end of the connection; nil where the address is not recorded.
    var remote: RecordedName? { remoteIP.map { .address($0, port: remotePort) } }
}
