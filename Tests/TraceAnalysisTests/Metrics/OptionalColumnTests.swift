import Testing

@testable import TraceAnalysis

@Suite struct OptionalColumnTests {
    @Test func whatIsNotRecordedStaysSo() {
        var column = OptionalColumn()
        for value in [0, nil, 3.5] as [Double?] { column.append(value) }
        #expect((0..<column.count).map { column[$0] } == [0, nil, 3.5])
        var other = column
        #expect(other == column)
        other.append(column)
        other.keep([1, 3, 5])
        #expect((0..<other.count).map { other[$0] } == [nil, 0, 3.5])
        #expect(other != column)
    }
}
