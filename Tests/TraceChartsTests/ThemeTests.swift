import Testing
import TraceAnalysis

@testable import TraceCharts

@Suite struct ThemeTests {
    @Test(arguments: Theme.all) func textCanBeRead(_ theme: Theme) {
        for text in [theme.ink, theme.muted, theme.guide] {
            #expect(text.contrast(with: theme.background) >= 4.5)
        }
        for (color, text) in zip(theme.series, theme.onSeries) {
            #expect(text.contrast(with: color) >= 4.5)
        }
        for (phase, color) in theme.phases.pairs {
            #expect(theme.onPhases[phase].contrast(with: color) >= 4.5, "\(phase)")
        }
    }

    @Test(arguments: Theme.all) func graphicsStandOut(_ theme: Theme) {
        for color in theme.series + [theme.axis, theme.failure] {
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

    /// A phase may be absent, so each can be the neighbour of any other.
    @Test(arguments: Theme.all) func phasesStepInLightness(_ theme: Theme) {
        for colors in [theme.phases.values, theme.phases.values.map(\.grey)] {
            let steps = colors.map(\.lightness).sorted()
            for (darker, lighter) in zip(steps, steps.dropFirst()) { #expect(lighter - darker >= 12) }
        }
    }

    /// The steps of an order lie apart in grey print too, and all of them stand out.
    @Test(arguments: Theme.all) func stepsGoInOneDirection(_ theme: Theme) {
        for colors in [theme.steps, theme.steps.map(\.grey)] {
            let away = theme.name == "light" ? colors.map { -$0.lightness } : colors.map(\.lightness)
            for (near, far) in zip(away, away.dropFirst()) { #expect(far - near >= 7) }
        }
        #expect(theme.steps.allSatisfy { $0.contrast(with: theme.background) >= 3 })
    }

    @Test(arguments: Theme.all) func theAnswerIsThePalest(_ theme: Theme) {
        let others = theme.phases.pairs.filter { $0.phase != .transfer }.map(\.value.lightness)
        #expect(others.allSatisfy { $0 < theme.phases.transfer.lightness })
        #expect(theme.failure.lightness < theme.phases.transfer.lightness)
    }

    /// What would be lost on the page has an edge that is not.
    @Test(arguments: Theme.all) func paleShapesHaveAnEdge(_ theme: Theme) {
        for ink in WirePhase.allCases.map({ Ink.phase($0) }) + [.failure, .series(0)] {
            let edge = theme.outline(ink)?.color ?? theme.color(ink)
            #expect(edge.contrast(with: theme.background) >= 3, "\(ink)")
        }
    }

    @Test func lightnessIsThatOfCIELAB() {
        #expect(abs(Color(hex: 0x777777).lightness - 50.03) < 0.01)
        #expect(abs(Color(hex: 0x0072B2).lightness - 45.97) < 0.01)
        #expect(abs(Color(hex: 0x010101).lightness - 0.2742) < 0.001)
        #expect(Color(hex: 0x00FF00).grey.hex == "#969696")
    }
}
