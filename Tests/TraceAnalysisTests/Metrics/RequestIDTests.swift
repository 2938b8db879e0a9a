import Testing

@testable import TraceAnalysis

@Suite struct RequestIDTests {
    @Test(arguments: ["986d47dd-d052-49dc-8c9f-8f95b89d5471", "req-000001", "", "sixteen bytes ok", "é"])
    func idsComeBack(id: String) { #expect(RequestID(id).text == id) }

    @Test func theGroupsOfAUUIDAreSixteenDigitsAWord() {
        let id = RequestID("01234567-89ab-cdef-fedc-ba9876543210")
        #expect(id == RequestID(high: 0x0123_4567_89AB_CDEF, low: -0x0123_4567_89AB_CDF0, form: .uuid))
    }

    @Test(arguments: [
        "986d47dd.d052-49dc-8c9f-8f95b89d5471", "986d47dd-d052-49dc-8c9f-8f95b89d547g",
        "986D47DD-D052-49DC-8C9F-8F95B89D5471", "986d47dd-d052-49dc-8c9f-8f95b89d547", "a text of 17 bytes",
    ])
    func othersAreToldApartAndNotShown(id: String) {
        #expect(RequestID(id).text == nil)
        #expect(RequestID(id) == RequestID(id))
        #expect(RequestID(id) != RequestID(id + "x"))
    }
}
