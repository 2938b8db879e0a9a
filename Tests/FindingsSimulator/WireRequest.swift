import TraceAnalysis

/// What the wire saw of one simulated request.
///
/// Times are ms since the run began.
package struct WireRequest: Sendable {
    package var credit = 0.0
    package var start = 0.0
    /// How long connecting took, lookup included; 0 where a connection was reused.
    package var connect = 0.0
    package var lookup = 0.0
    package var opened = false
    package var connection = 0
    package var sendEnd = 0.0
    package var headers = 0.0
    /// When each chunk came.
    package var arrivals: [Double] = []
    package var end = 0.0
    package var input = 0.0
    package var output: Double?
    package var failure: SimulatedFailure?
    package var remote = 0
    package var worker = 0
    package var turn: Int?
    package var isGood: Bool?
}

/// How a simulated request fails.
package enum SimulatedFailure: Sendable {
    /// With the status 500.
    case server
    /// With the status 429.
    case limited
    /// In mid-answer.
    case brokenOff
}
