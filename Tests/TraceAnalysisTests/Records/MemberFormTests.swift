import Testing

@testable import TraceAnalysis

@Suite struct MemberFormTests {
    /// Calls a test with a cursor at the beginning of a text.
    private func withCursor<Result>(at text: String, _ body: (inout ByteCursor) throws -> Result) throws
        -> Result
    {
        let line = Array(text.utf8) + [0x0A] + [UInt8](repeating: 0x31, count: ByteCursor.padding)
        return try line.withUnsafeBytes { bytes in
            let start = try #require(bytes.baseAddress)
            var cursor = ByteCursor(from: start, to: start + text.utf8.count)
            return try body(&cursor)
        }
    }

    /// The form of a member whose value begins behind some bytes of its text.
    private func form(_ member: String, value: Int, isMetric: Bool = true) throws -> MemberForm? {
        try withCursor(at: member) { cursor in
            let start = cursor.next
            cursor.advance(value)
            return MemberForm(from: start, value: cursor, name: .requestLatency, isMetric: isMetric)
        }
    }

    /// What a form finds behind a comma: whether it stands there, the number, and what is left.
    private func pass(_ member: String, as form: MemberForm) throws -> [String?] {
        try withCursor(at: "," + member) { cursor in
            guard form.stands(at: cursor.next + 1) else { return ["does not stand"] }
            let number = form.pass(&cursor).map { String(decoding: $0.bytes, as: UTF8.self) }
            let rest = UnsafeRawBufferPointer(start: cursor.next, count: cursor.end - cursor.next)
            return [number, String(decoding: rest, as: UTF8.self)]
        }
    }

    @Test func theNumberInAMetricIsPassedWithAllAroundIt() throws {
        let form = try #require(try form(#""a":{"value":1.5,"unit":"ms"},"#, value: 4))
        #expect(form.name == .requestLatency)
        #expect(try pass(#""a":{"value":27,"unit":"ms"}}"#, as: form) == ["27", "}"])
        #expect(
            try pass(#""a":{"value":0.000016999999999999998,"unit":"ms"}x"#, as: form) == [
                "0.000016999999999999998", "x",
            ])
    }

    /// What is no number in the same form is left to others, from the value on.
    @Test(arguments: [
        #"{"value":null,"unit":"ms"}"#, #"{"value":-1,"unit":"ms"}"#, #"{"value":1e5,"unit":"ms"}"#,
        #"{"value":1,"unit":"s"}"#, #"{"value":1}"#, #"{"value":1,"unit":"ms","#,
        #"{"value":"1","unit":"ms"}"#,
    ])
    func otherMetricsArePassedUpToTheirValue(_ value: String) throws {
        let form = try #require(try form(#""a":{"value":1.5,"unit":"ms"},"#, value: 4))
        #expect(try pass("\"a\":" + value, as: form) == [nil, value])
    }

    @Test func spaceBelongsToTheForm() throws {
        let form = try #require(try form(#" "a" : { "value" : 1.5 , "unit" : "ms" } ,"#, value: 7))
        #expect(try pass(#" "a" : { "value" : 2 , "unit" : "ms" } ,"#, as: form) == ["2", " ,"])
        #expect(try pass(#" "a" :  { "value" : 2 , "unit" : "ms" } ,"#, as: form) == ["does not stand"])
        #expect(try pass(#" "a": { "value" : 2 , "unit" : "ms" } ,"#, as: form) == ["does not stand"])
    }

    @Test func whereNoMetricsAreAnObjectIsAValue() throws {
        let form = try #require(try form(#""a":{"value":1.5,"unit":"ms"},"#, value: 4, isMetric: false))
        #expect(
            try pass(#""a":{"value":2,"unit":"ms"},"#, as: form) == [nil, #"{"value":2,"unit":"ms"},"#])
        #expect(try pass(#""a":1795466080013453120,"#, as: form) == ["1795466080013453120", ","])
        #expect(try pass(#""a":7}"#, as: form) == ["7", "}"])
        #expect(try pass(#""a":7"#, as: form) == [nil, "7"])
        #expect(try pass(#""a":"7","#, as: form) == [nil, #""7","#])
        #expect(try pass(#""a":  7,"#, as: form) == [nil, "7,"])
    }

    @Test func aLongKeyHasNoForm() throws {
        let key = "\"" + String(repeating: "k", count: 45) + "\":"
        #expect(try form(key + "1,", value: 48) != nil)
        #expect(try form("k" + key + "1,", value: 49) == nil)
        // What is too long with the number's surroundings has one without them.
        let form = try #require(try form(key + #"{"value":1,"unit":"ms"},"#, value: 48))
        #expect(try pass(key + #"{"value":1,"unit":"ms"}"#, as: form) == [nil, #"{"value":1,"unit":"ms"}"#])
    }
}

@Suite struct ShortTextTests {
    /// Whether a text stands at the beginning of some bytes.
    private func stands(_ text: String, in bytes: [UInt8]) throws -> Bool {
        let wanted = Array(text.utf8)
        let short = try (wanted + [0]).withUnsafeBytes { bytes in
            let start = try #require(bytes.baseAddress)
            return try #require(ShortText(from: start, to: start + wanted.count))
        }
        #expect(short.length == wanted.count)
        return try (bytes + [UInt8](repeating: 0, count: ShortText.longest))
            .withUnsafeBytes { try short.stands(at: #require($0.baseAddress)) }
    }

    @Test func everyByteCountsAndNoneBehind() throws {
        let text = String((0..<ShortText.longest).map { Character(UnicodeScalar(UInt8(0x30 + $0))) })
        for length in 0...ShortText.longest {
            let wanted = String(text.prefix(length))
            #expect(try stands(wanted, in: Array(text.utf8)))
            for index in 0..<ShortText.longest {
                var changed = Array(text.utf8)
                changed[index] ^= 0x80
                #expect(try stands(wanted, in: changed) == (index >= length))
            }
        }
    }

    @Test func noBytesStandEverywhere() throws {
        let place = [UInt8](repeating: 0xFF, count: ShortText.longest)
        #expect(ShortText().length == 0)
        #expect(try place.withUnsafeBytes { try ShortText().stands(at: #require($0.baseAddress)) })
    }

    @Test func moreThanTheLongestAreNone() throws {
        let bytes = [UInt8](repeating: 0x61, count: ShortText.longest + 1)
        try bytes.withUnsafeBytes { bytes in
            let start = try #require(bytes.baseAddress)
            #expect(ShortText(from: start, to: start + ShortText.longest) != nil)
            #expect(ShortText(from: start, to: start + ShortText.longest + 1) == nil)
        }
    }
}
