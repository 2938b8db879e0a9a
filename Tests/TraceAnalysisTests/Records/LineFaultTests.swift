import Testing

@testable import TraceAnalysis

@Suite struct LineFaultTests {
    @Test(arguments: [
        (LineFault.notUTF8, "not valid UTF-8"),
        (.notAnObject, "not a JSON object"),
        (.truncated, "cut off: a string or a bracket is never closed"),
        (.expected("a colon", column: 12), "expected a colon at byte 12"),
        (.noPartOfARecord, "no object under metadata, metrics, trace_data or error"),
        (.wrongType(field: "trace_data.x", expected: "an integer"), "trace_data.x is not an integer"),
        (.tooLong(limitBytes: 16 * 1_048_576), "longer than 16 MiB"),
    ])
    func everyFaultHasAReason(_ fault: LineFault, _ reason: String) {
        #expect(fault.reason == reason)
    }
}
