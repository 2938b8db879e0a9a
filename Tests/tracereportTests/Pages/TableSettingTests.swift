import Testing

@testable import tracereport

@Suite struct TableSettingTests {
    private func number(_ width: Double) -> TableColumns.Demand {
        .init(least: width, ideal: width, wraps: false)
    }
    private func text(_ least: Double, _ ideal: Double) -> TableColumns.Demand {
        .init(least: least, ideal: ideal, wraps: true)
    }

    @Test func numbersKeepTheirWidthBesideALongName() {
        let widths = TableColumns.widths(for: [text(50, 2000), number(60), number(70)], room: 300)
        #expect(widths == [170, 60, 70])
    }

    @Test func textSharesWhatIsLeft() {
        #expect(TableColumns.widths(for: [text(50, 150), text(50, 250)], room: 250) == [125, 125])
    }

    @Test func aShortNameStaysWholeBesideALongText() {
        #expect(TableColumns.widths(for: [text(50, 90), text(50, 900)], room: 250) == [90, 160])
    }

    @Test func textAloneFillsTheRoom() {
        #expect(TableColumns.widths(for: [text(10, 20), text(10, 20)], room: 200) == [100, 100])
    }

    @Test func numbersAreNotTornApart() {
        #expect(
            TableColumns.widths(for: [text(10, 100), number(30), number(30)], room: 200) == [110, 45, 45])
        #expect(TableColumns.widths(for: [text(10, 100), number(30)], room: 500) == [192.5, 74])
        #expect(TableColumns.widths(for: [number(30), number(30)], room: 80) == [40, 40])
    }

    @Test func whatDoesNotFitIsDivided() {
        let columns = [text(50, 80)] + Array(repeating: number(60), count: 7)
        #expect(TableColumns.widths(for: columns, room: 300) == nil)
        #expect(
            TableColumns.groups(of: columns, gap: 10, room: 300) == [[0, 1, 2, 3], [0, 4, 5, 6], [0, 7]])
        #expect(TableColumns.groups(of: [number(500), number(600)], gap: 10, room: 300) == [[0, 1]])
        #expect(TableColumns.groups(of: [], gap: 10, room: 300).isEmpty)
    }
}
