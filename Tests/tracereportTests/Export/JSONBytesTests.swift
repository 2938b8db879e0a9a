import Foundation
import Testing

@testable import tracereport

@Suite struct JSONBytesTests {
    private func text(_ body: (inout JSONBytes) -> Void) -> String {
        var json = JSONBytes()
        body(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test func commasStandBetweenValues() {
        let text = text { json in
            json.object { object in
                object.array("a") {
                    $0.integer(nil, 1)
                    $0.object { _ in }
                    $0.array { _ in }
                }
                object.flag("b", true)
                object.value("c", .null)
                object.object("d") { $0.quoted("e", -5) }
                object.number("f", 2)
            }
        }
        #expect(text == #"{"a":[1,{},[]],"b":true,"c":null,"d":{"e":"-5"},"f":2}"#)
    }

    @Test(
        arguments: [
            (0 as Int64, "0"), (5, "0.005"), (1_234, "1.234"), (-1, "-0.001"), (-12_500, "-12.500"),
            (7_000, "7"),
            (.max, "9223372036854775.807"), (.min, "-9223372036854775.808"),
        ] as [(Int64, String)])
    func aDecimalIsExact(_ value: Int64, _ expected: String) {
        #expect(text { $0.decimal(nil, value, digits: 3) } == expected)
    }

    @Test func aTextIsReadBackAsItWas() throws {
        let value = "a\"b\\c\u{1}\n\u{1F600}é"
        let read = try JSONSerialization.jsonObject(
            with: Data(text { $0.array { $0.text(nil, value) } }.utf8))
        #expect(read as? [String] == [value])
    }

    @Test func linesOfTheirOwnHaveNoComma() {
        let text = text { json in
            json.object { _ in }
            json.lineBreak(isNew: true)
            json.object { _ in }
            json.lineBreak()
        }
        #expect(text == "{}\n{}\n")
    }
}
