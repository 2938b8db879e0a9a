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
        let found = FontQuery(.monospaced)?.best()
        let monospaced = try #require(found)
        let configuration = try #require(FcConfigCreate())
        defer { FcConfigDestroy(configuration) }
        let before = FontQuery(.sans, in: configuration)?.best()
        #expect(before == nil)
        #expect(FcConfigAppFontAddFile(configuration, monospaced.path) != 0)
        let after = FontQuery(.sans, in: configuration)?.best()
        #expect(after == monospaced)
        let all = FontQuery(.sans, in: configuration)?.all()
        #expect(all == [monospaced])
    }
}
