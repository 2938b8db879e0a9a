import Testing

@testable import tracereport

@Suite struct ContextValueTests {
    @Test func keysAreSortedAndNothingIsNull() {
        let value = ContextValue.object([
            .init(name: "b", value: .list([.text("x\"\\y"), .absent, .flag(true)])),
            .init(name: "a", value: .object([])), .init(name: "c", value: .list([])),
        ])
        #expect(
            value.json == """
                {
                  "a": {},
                  "b": [
                    "x\\"\\\\y",
                    null,
                    true
                  ],
                  "c": []
                }
                """)
    }

    @Test func textIsWhatATemplateGets() {
        #expect(ContextValue.text("a\u{202E}\nb\u{1}").json == "\"aU+202E bU+0001\"")
    }
}
