import Testing
import TraceCharts

@testable import tracereport

@Suite struct PaletteTests {
    @Test func theBuiltInStylesheetHasBothThemes() throws {
        let css = try TemplateSet.builtIn.stylesheetText()
        let light = try Palette(stylesheet: css, theme: .light)
        let dark = try Palette(stylesheet: css, theme: .dark)
        #expect(light.paper == Color(hex: 0xFFFFFF))
        #expect(light.paper != dark.paper)
    }

    @Test(arguments: PageTheme.allCases)
    func textStandsOutFromThePage(theme: PageTheme) throws {
        let palette = try Palette(stylesheet: try TemplateSet.builtIn.stylesheetText(), theme: theme)
        let colors = [palette.ink, palette.muted, palette.accent] + palette.grades.values
        for color in colors {
            #expect(color.contrast(to: palette.paper) >= 4.5)
            #expect(color.contrast(to: palette.panel) >= 4.5)
        }
    }

    @Test(arguments: PageTheme.allCases)
    func chartsHaveTheirOwnColoursOnTheColoursOfThePage(theme: PageTheme) throws {
        let palette = try Palette(stylesheet: try TemplateSet.builtIn.stylesheetText(), theme: theme)
        let chart = theme.chart
        #expect(palette.chart[chart.background] == palette.paper)
        #expect(palette.chart[chart.ink] == palette.ink)
        #expect(palette.chart[chart.muted] == palette.muted)
        for color in chart.series + chart.onSeries + [chart.axis, chart.grid, chart.guide] {
            #expect(palette.chart[color] == color)
        }
    }

    /// Charts of sweeps have steps of lightness, and other pages carry none of them.
    @Test(arguments: PageTheme.allCases) func sweepsHaveTheStepsOfAnOrder(theme: PageTheme) throws {
        let palette = try Palette(stylesheet: try TemplateSet.sweep.stylesheetText(), theme: theme)
        for color in theme.chart.steps { #expect(palette.chart[color] == color) }
        #expect(!(try TemplateSet.builtIn.stylesheetText().contains("--chart-step-")))
    }

    @Test func aStylesheetNeedNotNameTheColoursOfCharts() throws {
        let css = try TemplateSet.builtIn.stylesheetText()
        let lines = css.split(separator: "\n").filter { !$0.contains("--chart-series-1:") }
        let palette = try Palette(stylesheet: lines.joined(separator: "\n"), theme: .light)
        #expect(palette.chart[Theme.light.series[0]] == nil)
        #expect(palette.chart[Theme.light.series[1]] == Theme.light.series[1])
    }

    @Test func faultsAreNamedAtTheirPlace() {
        let missing = #expect(throws: TemplateError.self) { try Palette(stylesheet: "", theme: .light) }
        #expect(missing?.description == "report.css:1:1: The stylesheet sets no --paper for light pages.")
        let wrong = #expect(throws: TemplateError.self) {
            try Palette(stylesheet: ":root {\n  --paper: white;\n}", theme: .light)
        }
        #expect(wrong?.description == "report.css:2:3: The colour --paper is written #rrggbb.")
    }
}

extension Color {
    /// The contrast ratio as WCAG 2 defines it, from 1 to 21.
    fileprivate func contrast(to other: Color) -> Double {
        let values = [luminance, other.luminance].sorted()
        return (values[1] + 0.05) / (values[0] + 0.05)
    }

    private var luminance: Double {
        func linear(_ value: Double) -> Double {
            value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// x to the 2.4.
    private func power(_ x: Double) -> Double {
        // x^2.4 = x² · (x²)^(1/5); the fifth root by Newton's method.
        let square = x * x
        var root = 0.5
        for _ in 0..<60 { root = (4 * root + square / (root * root * root * root)) / 5 }
        return square * root
    }
}
