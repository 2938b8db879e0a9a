import CCairo
import Testing

@testable import TraceCharts

/// How carried fonts are found; that a packaged build draws with them is what `scripts/check-packages.sh` tries.
@Suite struct CarriedFontsTests {
    @Test func aBuildFromSourceCarriesNone() {
        #expect(!carried_font_exists(0))
        #expect(carried_font_open(0) == -1)
        #expect(CarriedFonts.configuration() == nil)
        #expect(CarriedFonts.machine() == nil)
    }

    /// A font that is there twice, as a carried one and as the machine's, is the carried one.
    @Test func theFontsOfAConfigurationAreAskedAlone() throws {
        let monospaced = try #require(FontQuery(.monospaced)?.best())
        let configuration = try #require(FcConfigCreate())
        defer { FcConfigDestroy(configuration) }
        #expect(FontQuery(.sans, in: configuration)?.best() == nil)
        #expect(FcConfigAppFontAddFile(configuration, monospaced.path) != 0)
        #expect(FontQuery(.sans, in: configuration)?.best() == monospaced)
        #expect(FontQuery(.sans, in: configuration)?.all() == [monospaced])
    }
}
