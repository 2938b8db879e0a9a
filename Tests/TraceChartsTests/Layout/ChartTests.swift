import Testing
import TraceAnalysis

@testable import TraceCharts

@Suite struct ChartTableTests {
    @Test func csv() {
        let table = ChartTable(
            columns: ["name", "value"],
            rows: [
                [.text("plain"), .number(0.1)], [.text("a,b"), .number(42)],
                [.text("say \"x\"\n"), .missing],
                [.text(""), .count(1_920)],
            ])
        #expect(table.csv == "name,value\nplain,0.1\n\"a,b\",42\n\"say \"\"x\"\"\n\",\n,1920\n")
    }

    @Test func numbersSurvive() {
        for value in [1.0 / 3, 1e300, -1e-300, 1.2345678901234567e17, 0.1 + 0.2, -0.0] {
            let csv = ChartTable(columns: ["x"], rows: [[.number(value)]]).csv
            #expect(Double(csv.split(separator: "\n").last ?? "") == value)
        }
    }
}

@Suite struct PhoneChartTests {
    /// The size of the smallest text of a drawing, in points.
    private func smallest(_ operations: [DrawingOperation], scale: Double = 1) -> Double {
        operations.map { operation -> Double in
            switch operation {
            case .text(let run): run.font.size * scale
            case .placed(_, let factor, let content): smallest(content, scale: scale * factor)
            case .clip(_, let content), .tagged(_, let content): smallest(content, scale: scale)
            case .fill, .stroke, .image, .spot: .infinity
            }
        }.min() ?? .infinity
    }

    @Test func textOnAPhoneCanBeRead() {
        for kind in ChartKind.all {
            for run in [AnalyzedRun.requests(300), .typical(500, failed: 3), .stalling, .measured] {
                let drawing = kind.chart(run).drawing(
                    size: Chart.phoneSize, theme: .light, measurer: BlockMeasurer(),
                    textScale: Chart.phoneTextScale)
                #expect(drawing.size == Chart.phoneSize)
                #expect(smallest(drawing.operations) >= 11 - 1e-9, "\(kind.name)")
            }
        }
    }
}
