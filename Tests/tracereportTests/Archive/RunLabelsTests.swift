import Testing

@testable import tracereport

/// Labels of archived runs.
@Suite struct RunLabelsTests {
    @Test func aKeyAndAValue() throws {
        #expect(try RunLabels.labels([]) == [:])
        #expect(try RunLabels.labels(["commit=4f2", "note=a=b c"]) == ["commit": "4f2", "note": "a=b c"])
        #expect(try RunLabels.labels(["a=1", "a=2"]) == ["a": "2"])
    }

    @Test(arguments: [
        ("commit", LabelError.noValue("commit")), ("=x", .badKey("")), ("a b=x", .badKey("a b")),
        ("a=", .badValue("a")),
    ]) func whatIsNoneIsRefused(_ text: String, _ error: LabelError) {
        #expect(throws: error) { try RunLabels.labels([text]) }
    }

    @Test func theyAreBounded() {
        let many = (0..<33).map { "k\($0)=v" }
        #expect(throws: LabelError.tooMany(32)) { try RunLabels.labels(many) }
        #expect(throws: LabelError.badValue("a")) {
            try RunLabels.labels(["a=" + String(repeating: "x", count: 201)])
        }
    }

    @Test func asTextAndAsJSON() {
        let labels = ["b": "x \"y\"", "a": "\u{1B}[31m"]
        #expect(RunLabels.text(labels) == "a=U+001B[31m b=x \"y\"")
        #expect(RunLabels.json(labels) == #"{"a":"\u001b[31m","b":"x \"y\""}"#)
        #expect(RunLabels.json([:]) == "{}")
    }
}
