import Testing

@testable import TraceAnalysis

@Suite struct MemberNamesTests {
    private func names(_ path: [String], _ json: String) -> [String] {
        MemberNames(of: path, in: Array(json.utf8)).names
    }

    @Test func namesComeInTheOrderInWhichTheyStand() {
        let json = """
            { "x": [1, {"a": "}"}], "run_info" : {"note": "{\\"v\\":1}", "v" : { "z" : 1,
              "a\\u00e9": {"q": []}, "m": null } }, "tail": true}

            """
        #expect(names(["run_info", "v"], json) == ["z", "aé", "m"])
        #expect(names(["run_info"], json) == ["note", "v"])
        #expect(names([], json) == ["x", "run_info", "tail"])
    }

    @Test(arguments: [
        "", "[]", "{", "{\"a\":1}", "{\"a\":{\"b\"", "{\"a\":{\"b\":}}", "{\"a\":{1:2}}", "null",
    ])
    func whatIsNotThereHasNone(_ json: String) {
        #expect(names(["a"], json).isEmpty)
    }

    @Test func anEmptyObjectHasNone() {
        #expect(names(["a"], "{\"a\":{}}").isEmpty)
    }
}
