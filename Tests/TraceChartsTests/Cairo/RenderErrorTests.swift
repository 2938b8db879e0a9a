import Testing

@testable import TraceCharts

@Suite struct RenderErrorTests {
    @Test func everyFaultIsASentence() {
        #expect("\(RenderError.noUsableFont)".hasPrefix("no font is installed"))
        #expect("\(RenderError.unusableSize(Size(0, 1e5)))" == "no picture can be 0 by 100000")
        #expect(
            "\(RenderError.cairo(status: "out of memory", while: "drawing"))"
                == "drawing failed: out of memory")
        #expect("\(RenderError.zlib(status: -4))".hasSuffix("status -4"))
    }
}
