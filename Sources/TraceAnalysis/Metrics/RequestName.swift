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
    func value(of record: borrowing TraceRecord) -> String? {
        switch self {
        case .phaseName: record.metadata.phaseName?.shortened(to: NameTally.longest)
        case .worker: record.metadata.workerID?.shortened(to: NameTally.longest)
        case .remote: record.wire.remote
        }
    }
}

extension HTTPTrace {
    /// The server's end of the connection: `10.0.0.7:8000`, `[::1]:8000`; nil where the address is not recorded.
    var remote: String? {
        guard let address = remoteIP?.shortened(to: NameTally.longest) else { return nil }
        let host = address.utf8.contains(UInt8(ascii: ":")) ? "[\(address)]" : address
        return remotePort.map { "\(host):\($0)" } ?? host
    }
}
