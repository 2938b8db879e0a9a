import Testing

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
