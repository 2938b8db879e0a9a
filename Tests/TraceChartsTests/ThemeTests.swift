import Testing

@testable import TraceCharts

@Suite struct ThemeTests {
    @Test(arguments: Theme.all) func textCanBeRead(_ theme: Theme) {
        for text in [theme.ink, theme.muted, theme.guide] {
            #expect(text.contrast(with: theme.background) >= 4.5)
        }
        for (color, text) in zip(theme.series, theme.onSeries) {
            #expect(text.contrast(with: color) >= 4.5)
        }
    }

    @Test(arguments: Theme.all) func graphicsStandOut(_ theme: Theme) {
        for color in theme.series + [theme.axis] {
            #expect(color.contrast(with: theme.background) >= 3)
        }
        // Faint, but there.
        #expect(theme.grid.contrast(with: theme.background) > 1.15)
        #expect(theme.grid.contrast(with: theme.background) < 1.6)
    }

    @Test(arguments: Theme.all) func everyRoleHasAColourOfItsOwn(_ theme: Theme) {
        #expect(theme.propertyNames.count == theme.properties.count)
    }

    @Test func bothThemesHaveTheSameRoles() {
        #expect(Theme.light.properties.map(\.name) == Theme.dark.properties.map(\.name))
        #expect(Theme.light.declarations.hasPrefix("--chart-background:#FFFFFF;--chart-ink:#1A1F26;"))
    }
}
