import Testing

@testable import TraceAnalysis

@Suite struct RequestNameTests {
    @Test(
        arguments: [
            ("10.0.0.7", 8_000, "10.0.0.7:8000"), ("::1", 8_000, "[::1]:8000"), ("10.0.0.7", nil, "10.0.0.7"),
            (nil, 8_000, nil),
        ] as [(String?, Int64?, String?)])
    func theServersEnd(_ address: String?, _ port: Int64?, _ expected: String?) {
        var trace = HTTPTrace()
        trace.remoteIP = address
        trace.remotePort = port
        #expect(trace.remote?.text == expected)
    }

    @Test func namesOfAnyLengthTakeLittleRoom() throws {
        var record = Traces.record(nil)
        record.metadata.workerID = String(repeating: "w", count: 100_000)
        let name = try #require(RequestName.worker.value(of: record))
        #expect(name.text.count == NameTally.longest)
    }
}
