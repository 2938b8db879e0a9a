import Testing

@testable import TraceAnalysis

/// Members that come as expected, and members that do not, are told apart.
@Suite struct MemberOrderTests {
    /// The known names of an object and what their values spell, for a metric the number in it, as found with some
    /// order.
    private func members(_ object: String, _ order: inout MemberOrder) throws -> [String] {
        let line = Array(object.utf8) + [0x0A] + [UInt8](repeating: 0, count: ByteCursor.padding)
        return try line.withUnsafeBytes { bytes in
            let start = try #require(bytes.baseAddress)
            var cursor = ByteCursor(from: start, to: start + object.utf8.count)
            var members: [String] = []
            var place = 0
            while let member = try order.next(&cursor, at: &place) {
                let value = try member.number ?? cursor.metric { $0.passNumber() }?.value ?? cursor.value()
                members.append("\(member.name) \(String(decoding: value.bytes, as: UTF8.self))")
            }
            #expect(cursor.isAtEnd)
            return members
        }
    }

    private func membersAnew(_ object: String) throws -> [String] {
        var order = MemberOrder(.metrics)
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
        var order = MemberOrder(.metrics)
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
            let members = line.enumerated().map { index, key in
                let values = [
                    "\(index)", "\(index).5", "-\(index)", "\"\(index)\"", "[\(index), 1]", "null",
                    "\(index)e5",
                    "{\"value\":\(index).25,\"unit\":\"ms\"}",
                    "{\"value\":\(index),\"unit\":\"tokens/sec/user\"}",
                    "{\"value\": \(index).25, \"unit\": \"ms\"}", "{\"value\":-\(index),\"unit\":\"ms\"}",
                    "{\"unit\":\"ms\",\"value\":\(index)}",
                    "{\"value\":\(index),\"unit\":\"ms\",\"value\":7}",
                    "{\"value\":[\(index)],\"unit\":\"ms\"}", "{\"values\":\(index),\"unit\":\"ms\"}", "{}",
                ]
                // Most values are as in the line before, too.
                let value = values[round % 4 == 0 ? Int.random(in: 0..<values.count, using: &random) : 7]
                return "\"\(key)\"\(space):\(space)\(value)"
            }
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
        var order = MemberOrder(.metrics)
        let keys = (0..<600).map { "\"k\($0)\":0," }.joined()
        for value in 1...3 {
            #expect(
                try members("{\(keys)\"request_latency\":\(value)}", &order) == ["requestLatency \(value)"])
        }
    }

    /// A line that ends within the key that is expected is truncated, whatever bytes lie behind it.
    @Test func aKeyNeverReachesBeyondItsLine() throws {
        let whole = #"{"request_latency":{"value":1,"unit":"ms"},"http_req_sending":1}"#
        for length in 1..<whole.utf8.count {
            var order = MemberOrder(.metrics)
            #expect(try members(whole, &order) == ["requestLatency 1", "httpReqSending 1"])
            let bytes = Array(whole.utf8.prefix(length)) + [0x0A] + Array(whole.utf8.dropFirst(length))
            let line = bytes + [UInt8](repeating: 0, count: ByteCursor.padding)
            line.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                var cursor = ByteCursor(from: start, to: start + length)
                var place = 0
                #expect(throws: LineFault.self) {
                    while let member = try order.next(&cursor, at: &place) {
                        if member.number == nil { try cursor.skipValue() }
                    }
                }
            }
        }
    }

    /// A brace in the place of a comma is no object, though what follows it was seen behind a brace.
    @Test(arguments: [
        #"{"a":1{"a":1}"#, #"{"a":1,"b":2{"a":1}"#, #"{,"a":1}"#, #"{"a":1,,"b":2}"#, #"{"a":1 "b":2}"#,
        #"{"a":1,}"#,
        #"{"a":1"#, #"{"a":"#, #"{"a"}"#, #"{"a":}"#, "{", ",\"a\":1}",
    ])
    func aFaultIsFoundWhateverCameBefore(_ object: String) throws {
        var order = MemberOrder(.metrics)
        #expect(try members(#"{"a":1,"b":2}"#, &order).isEmpty)
        #expect(throws: LineFault.self) { try members(object, &order) }
        #expect(throws: LineFault.self) { try membersAnew(object) }
    }
}
