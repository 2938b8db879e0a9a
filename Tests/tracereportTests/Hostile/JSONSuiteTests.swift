import Foundation
import Testing

/// Our own cases in the spirit of the public JSON test suites: what must be read, what must not, and what a
/// reader may decide, each as a line of its own.
///
/// Numbers and strings stand in fields that are read and are held to JSON's grammar to the letter. Structure is
/// held to it everywhere. A wrong token inside a whole structure that nobody reads passes, as is documented.
@Suite struct JSONSuiteTests {
    /// Numbers that JSON has, and what each comes to in milliseconds.
    private static let numbers: [(text: String, value: Double)] = [
        ("0", 0), ("-0", 0), ("0.0", 0), ("-0.0", 0), ("0e0", 0), ("0E+9", 0), ("0e-999", 0), ("1", 1),
        ("10", 10),
        ("123456789", 123_456_789), ("1.0", 1), ("1.5", 1.5), ("0.1", 0.1), ("0.000001", 1e-6), ("1e0", 1),
        ("1E0", 1),
        ("1e1", 10), ("1E+2", 100), ("25e-1", 2.5), ("1.5e3", 1500), ("1e-6", 1e-6), ("1e-7", 1e-7),
        ("1e00002", 100),
        ("1e11", 1e11), ("99999999999", 99_999_999_999), ("3.5053579999999998", 3.505358),
        ("0.30000000000000004", 0.3),
        ("1.00000000000000000000000000000001", 1), ("0.00000000000000000000000000000000000001e38", 1),
        ("100000000000000000000000000000000000e-35", 1), ("4.9e-324", 0), ("1e-400", 0),
        ("2.2250738585072014e-308", 0),
        ("9007199254740993e-6", 9_007_199_254.740993), ("123.456e78", .infinity), ("1e300", .infinity),
        ("-1", .infinity),
        ("-1e-9", .infinity), ("1.7976931348623157e308", .infinity),
    ]

    /// Infinity stands for a number that cannot be a time: it is left out and counted.
    @Test(arguments: numbers.indices) func aNumber(_ index: Int) throws {
        let (text, value) = Self.numbers[index]
        for line in [
            #"{"metrics":{"request_latency":\#(text)}}"#,
            #"{"metrics":{"request_latency":{"value" : \#(text) ,"unit":"ms"}}}"#,
        ] {
            let figures = try Hostile.analysis([line])
            #expect(figures.count("overview.malformed_lines") == 0)
            if value.isFinite {
                let read = try #require(figures.number("metrics.request_latency.max"))
                #expect(abs(read - value) <= max(abs(value) * 1e-15, 1e-300), "\(text)")
                #expect(figures.note("impossible_spans") == nil)
            } else {
                #expect(figures["metrics.request_latency"] == nil)
                #expect(figures.note("impossible_spans") == 1)
            }
        }
    }

    /// What looks like a number and is none.
    private static let noNumbers = [
        "-", "+", "+1", "++1", "--1", "-+1", "01", "-01", "00", "0x1", "0X1F", "0b1", "1.", "-1.", ".1",
        "-.1", "1.e1",
        "1.e", ".e1", "1e", "1e+", "1e-", "1E", "1eE2", "1e1.5", "1e1e1", "1.2.3", "1..2", "1_000", "1,",
        "1 2", "1a", "1e1a",
        "NaN", "-NaN", "nan", "Inf", "Infinity", "-Infinity", "infinity", "1/2", "1%", "$1", "１", "¼", "- 1",
        "-1-1", "1+1",
        "0.1.", "0e", "0e+-1", "1f", "1d", "1L", "1n", "TRUE", "True", "nul", "nulll", "NULL", "none",
        "undefined", "'1'",
        "\"1\"", "\"\"", "[]", "[1]", "{\"value\":{}}", "{\"value\":\"1\"}", "{\"value\":[1]}", "1e999",
        "-1e999", "\u{A0}1",
        "\u{2003}1", "1\u{0}", "\u{B}1", "1\u{C}",
    ]

    @Test func whatIsNoNumber() throws {
        for first in stride(from: 0, to: Self.noNumbers.count, by: 90) {
            let texts = Self.noNumbers[first..<min(first + 90, Self.noNumbers.count)]
            let figures = try Hostile.analysis(
                texts.map { #"{"metrics":{"request_latency":\#($0)}}"# } + [HostileLines.record()])
            #expect(figures.count("overview.total_records") == 1)
            #expect(figures.count("metrics.request_latency.count") == 1)
            for (number, text) in zip(1..., texts) {
                let reason = figures.malformed[number]
                #expect(
                    reason == "metrics.request_latency is not a number"
                        || reason?.hasPrefix("expected a") == true,
                    "\(text): \(reason ?? "read")")
            }
        }
    }

    /// Strings that JSON has, between their quotes, and what each stands for.
    private static let strings: [(text: String, value: String)] = [
        ("", ""), ("a", "a"), (#"\""#, "\""), (#"\\"#, "\\"), (#"\/"#, "/"), (#"\b\f"#, "\u{8}\u{C}"),
        (#"\n\r\t"#, "\n\r\t"),
        (#"\u0041"#, "A"), (#"\u00e9"#, "é"), (#"\u00E9"#, "é"), (#"\u20AC"#, "€"), (#"\uD83D\uDE00"#, "😀"),
        ("😀", "😀"),
        (#"\u0000"#, "\u{0}"), (#"\u001f"#, "\u{1F}"), (#"\\u0041"#, "\\u0041"), (#"\\\""#, "\\\""),
        (#"\uFFFF"#, String(decoding: [0xFFFF] as [UInt16], as: UTF16.self)),
        (#"\uFEFF"#, "\u{FEFF}"), (#"\u2028\u2029"#, "\u{2028}\u{2029}"), ("\u{7F}", "\u{7F}"),
        (#"a\u0301"#, "a\u{301}"),
        ("{[,:]}", "{[,:]}"), ("// no comment", "// no comment"), (#"\uD800"#, "\u{FFFD}"),
        (#"\uDC00"#, "\u{FFFD}"),
        (#"\uD800\uD800"#, "\u{FFFD}\u{FFFD}"), (#"\uDE00\uD83D"#, "\u{FFFD}\u{FFFD}"),
        (#"\uD800x"#, "\u{FFFD}x"),
        (#"\uD83D\\uDE00"#, "\u{FFFD}\\uDE00"), ("\t", "\t"), ("\u{1}", "\u{1}"),
    ]

    /// The last two are raw control characters, which JSON forbids and we let pass: nothing hangs on them.
    @Test(arguments: strings.indices) func aString(_ index: Int) throws {
        let (text, value) = Self.strings[index]
        let figures = try Hostile.analysis([#"{"error":{"type":"\#(text)"}}"#])
        #expect(figures.count("overview.malformed_lines") == 0)
        let failures = try #require(figures["failures"] as? [[String: Any]])
        let read = try #require(failures.first?["type"] as? String)
        #expect(Array(read.unicodeScalars) == Array(value.unicodeScalars), "\(text)")
    }

    /// Strings that are none, with their quotes.
    private static let noStrings = [
        #""\x41""#, #""\a""#, #""\0""#, #""\v""#, #""\'""#, #""\u""#, #""\u0""#, #""\u00""#, #""\u004""#,
        #""\u00g0""#, #""\u 041""#,
        #""\u+041""#, #""\u-041""#, #""\U0041""#, #""\u{41}""#, #""\uD83D\u""#, #""\ ""#, "\"\\\u{0}\"",
        #""\é""#, "'a'", "`a`",
        "a", "“a”", "\"a\"b", "\"a\" \"b\"", #""a""b""#, "\"a", "\"a\\\"", "\"", "\"\\", "1", "true",
        "[\"a\"]", "{\"a\":1}",
    ]

    @Test func whatIsNoString() throws {
        let figures = try Hostile.analysis(
            Self.noStrings.map { #"{"error":{"type":\#($0)}}"# } + [HostileLines.record()])
        #expect(figures.count("overview.total_records") == 1)
        #expect(figures.count("overview.failed_requests") == 0)
        #expect(figures.count("overview.malformed_lines") == Self.noStrings.count)
        for (number, text) in zip(1..., Self.noStrings) {
            #expect(figures.malformed[number] != nil, "\(text)")
        }
    }

    /// Whole lines that are a record.
    private static let lines = [
        #"{"metadata":{}}"#, #" {"metadata":{}} "#, "\t{\t\"metadata\"\t:\t{\t}\t}\t",
        #"{"metadata":{},"a":[]}"#,
        #"{"metadata":{},"a":[[],[[]],[[[]]]]}"#, #"{"metadata":{},"a":{"b":{"c":{}}}}"#,
        #"{"metadata":{},"":0}"#,
        #"{"metadata":{},"\u0000":0}"#, #"{"metadata":{},"a":null,"b":true,"c":false}"#,
        #"{"\u006detadata":{}}"#,
        #"{"metadata":{},"a":"\"","b":"\\","c":"\\\""}"#, #"{"metadata":{},"a":"]}"}"#,
        #"{"metadata":{},"a":1e9,"b":-0}"#,
        #"{"metadata":{},"a":["a",1,null,true,{},[]]}"#, #"{"a":1,"a":2,"metadata":{}}"#, #"{"metrics":{}}"#,
        #"{"trace_data":{}}"#, #"{"error":{}}"#, #"{"metadata":null,"metrics":{}}"#,
        #"{"metadata":{},"é😀":"日本"}"#, #"{"metrics":{"request_latency":{}}}"#,
        // What JSON forbids and nobody reads: a wrong token in a whole structure.
        #"{"metadata":{},"a":nul}"#, #"{"metadata":{},"a":01}"#, #"{"metadata":{},"a":+1}"#,
        #"{"metadata":{},"a":"\x"}"#,
        #"{"metadata":{},"a":[1 2]}"#, #"{"metadata":{},"a":[,]}"#, #"{"metadata":{},"a":{1:2}}"#,
        #"{"metadata":{},"a":[1,]}"#,
    ]

    @Test func linesThatAreRecords() throws {
        let figures = try Hostile.analysis(Self.lines)
        #expect(figures.malformed.isEmpty)
        #expect(figures.count("overview.total_records") == Self.lines.count)
    }

    /// Whole lines that are none.
    private static let noLines = [
        "", "[]", "{", "}", "[", "]", "{]", "[}", "{}}", "{}{}", "{},", "{};", "null", "true", "0", "\"\"",
        "''", "metadata",
        "{}", #"{"a":1}"#, #"{"metadata"}"#, #"{"metadata":}"#, #"{"metadata":{}"#, #"{"metadata":{}]"#,
        #"{"metadata":{]}"#,
        #"{"metadata":[]}"#, #"{"metadata":{},}"#, #"{,"metadata":{}}"#, #"{"metadata":{},,"a":1}"#,
        #"{"metadata" {}}"#,
        #"{"metadata"::{}}"#, #"{"metadata":{}:1}"#, #"{"metadata":{} "a":1}"#, #"{"metadata":{}}x"#,
        #"{"metadata":{}}{}"#,
        #"{"metadata":{}}]"#, #"{"metadata":{}},"#, #"{"metadata":{}} // end"#, #"{"metadata":{} /* c */}"#,
        #"/**/{"metadata":{}}"#, #"#{"metadata":{}}"#, #"{metadata:{}}"#, #"{'metadata':{}}"#,
        #"{"metadata":{},a:1}"#,
        #"{"metadata":{},1:1}"#, #"{"metadata":{},null:1}"#, #"{"metadata":{},"a"}"#,
        #"{"metadata":{},"a":}"#,
        #"{"metadata":{},"a":[}"#, #"{"metadata":{},"a":[}]"#, #"{"metadata":{},"a":{]}"#,
        #"{"metadata":{},"a":[1}}"#,
        #"{"metadata":{},"a":{"b":1]}"#, #"{"metadata":{},"a":["x]}"#, #"{"metadata":{},"a":"x}"#,
        #"{"metadata":{},"a":"x\"}"#,
        #"{"metadata":{},"a":1"#, #"{"metadata":{},"a":1,"#, #"{"metadata":{},"a"#, #"{"metadata":{},"#,
        #"{"metadata":{"a":{}"#,
        #"{"metadata":{"request_start_ns":[1,2}}}"#, #"("metadata":{})"#, #"<metadata/>"#,
        #"{"Metadata":{}}"#,
        #"{"metadata ":{}}"#, #"{"metadata":{},"metrics":7}"#, #"{"metadata":{},"error":"x"}"#,
        #"{"metadata":{},"trace_data":[]}"#,
        "\u{FEFF}{\"metadata\":{}}", "\u{A0}{\"metadata\":{}}", "\u{2028}{\"metadata\":{}}",
        "\u{C}{\"metadata\":{}}",
        "{\"metadata\":\u{C}{}}", "{\"metadata\":{}}\u{0}", "*", "&a {}", "%YAML 1.2", "---", "🙂",
    ]

    @Test func linesThatAreNone() throws {
        let figures = try Hostile.analysis([HostileLines.record()] + Self.noLines)
        let blank = Self.noLines.filter(\.isEmpty).count
        #expect(figures.count("overview.total_records") == 1)
        #expect(figures.count("overview.malformed_lines") == Self.noLines.count - blank)
        for (number, line) in zip(2..., Self.noLines) where !line.isEmpty {
            #expect(figures.malformed[number] != nil, "\(line)")
        }
    }

    /// As many cases as are claimed in docs/trust.md.
    @Test func thereAreManyCases() {
        let all = Self.numbers.count + Self.noNumbers.count + Self.strings.count + Self.noStrings.count
        #expect(all + Self.lines.count + Self.noLines.count >= 250)
    }
}
