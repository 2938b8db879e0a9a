import Testing

@testable import TraceAnalysis

/// Keys that come as expected, and keys that do not, are told apart.
@Suite struct KeyOrderTests {
    /// The names of the known keys of an object and what their values spell, as found with some order of keys.
    private func members(_ object: String, _ order: inout KeyOrder) throws -> [String] {
        let line = Array(object.utf8) + [0x0A] + [UInt8](repeating: 0, count: ByteCursor.padding)
        return try line.withUnsafeBytes { bytes in
            let start = try #require(bytes.baseAddress)
            var cursor = ByteCursor(from: start, to: start + object.utf8.count)
            var members: [String] = []
            var member = 0
            while let name = try cursor.nextMember(&member, &order) {
                let value = try cursor.value()
                members.append("\(name) \(String(decoding: value.bytes, as: UTF8.self))")
            }
            #expect(cursor.isAtEnd)
            return members
        }
    }

    private func membersAnew(_ object: String) throws -> [String] {
        var order = KeyOrder(.metrics)
        return try members(object, &order)
    }

    /// Many lines one after the other give what each gives alone.
    @Test func whatCameBeforeChangesNothing() throws {
        var random = SplitMix(seed: 11)
        let known = ["http_req_sending", "http_req_waiting", "request_latency", "time_to_first_token"]
        let others = [
            "http_req_sending_", "http_req_sendin", "x", "", "time_to_first_\\u0074oken", "a\\\"b",
            String(repeating: "k", count: 45), String(repeating: "k", count: 46),
            String(repeating: "long", count: 30),
            "http_req_waiting\\n",
        ]
        var order = KeyOrder(.metrics)
        var line = known
        for round in 0..<400 {
            // Most lines are as the one before; some differ in a key or in all.
            if round % 3 == 0 {
                line[Int.random(in: 0..<line.count, using: &random)] =
                    others.randomElement(using: &random) ?? ""
            }
            if round % 5 == 0 { line.shuffle(using: &random) }
            if round % 7 == 0 { line = (known + others).shuffled(using: &random) }
            if round % 11 == 0 { line = Array(line.prefix(3)) + ["x"] }
            let space = round % 13 == 0 ? " " : ""
            let members = line.enumerated().map { "\"\($1)\"\(space):\(space)\($0)" }
            let object = "{\(space)" + members.joined(separator: ",\(space)") + "}"
            #expect(try self.members(object, &order) == membersAnew(object), "\(object)")
        }
    }

    @Test func anEscapedKeyIsTheNameItSpells() throws {
        #expect(
            try membersAnew(#"{"request_l\u0061tency":1,"request_latency":2}"#) == [
                "requestLatency 1", "requestLatency 2",
            ])
    }

    @Test func moreKeysThanAreKeptAreFound() throws {
        var order = KeyOrder(.metrics)
        let keys = (0..<600).map { "\"k\($0)\":0," }.joined()
        for value in 1...3 {
            #expect(
                try members("{\(keys)\"request_latency\":\(value)}", &order) == ["requestLatency \(value)"])
        }
    }

    /// A line that ends within the key that is expected is truncated, whatever bytes lie behind it.
    @Test func aKeyNeverReachesBeyondItsLine() throws {
        let whole = #"{"request_latency":1}"#
        for length in 1..<whole.utf8.count {
            var order = KeyOrder(.metrics)
            #expect(try members(whole, &order) == ["requestLatency 1"])
            let bytes = Array(whole.utf8.prefix(length)) + [0x0A] + Array(whole.utf8.dropFirst(length))
            let line = bytes + [UInt8](repeating: 0, count: ByteCursor.padding)
            line.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                var cursor = ByteCursor(from: start, to: start + length)
                var member = 0
                #expect(throws: LineFault.self) {
                    while try cursor.nextMember(&member, &order) != nil { try cursor.skipValue() }
                }
            }
        }
    }
}
