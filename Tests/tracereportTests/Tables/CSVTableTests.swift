import Testing

@testable import tracereport

/// Tables as text: quoting, what is missing, numbers.
@Suite struct CSVTableTests {
    static let columns = [
        TableColumn(name: "id", type: .text), TableColumn(name: "n", type: .integer),
        TableColumn(name: "x", type: .number), TableColumn(name: "is", type: .flag),
    ]

    @Test func theHeadAndARowALine() {
        var table = CSVTable(Self.columns)
        table.append([.text("a"), .integer(-3), .number(0.1), .flag(true)])
        table.append([.null, .null, .null, .null])
        table.append([.text(""), .integer(.max), .number(12), .flag(false)])
        #expect(
            String(decoding: table.finish(), as: UTF8.self)
                == "id,n,x,is\na,-3,0.1,true\n,,,\n\"\",9223372036854775807,12,false\n")
        #expect(table.takeBytes() == [])
    }

    @Test(arguments: [
        ("a,b", "\"a,b\""), ("say \"a\"", "\"say \"\"a\"\"\""), ("a\nb", "\"a\nb\""), (" a", "\" a\""),
        ("é", "é"),
    ]) func textsAreQuotedWhereTheyNeedIt(_ text: String, _ field: String) {
        var table = CSVTable([TableColumn(name: "t", type: .text)])
        table.append([.text(text)])
        #expect(String(decoding: table.finish(), as: UTF8.self) == "t\n\(field)\n")
    }
}

/// A JSON object a line.
@Suite struct JSONLinesTableTests {
    @Test func theMembersAreInTheOrderOfTheColumns() {
        var table = JSONLinesTable(CSVTableTests.columns)
        table.append([.text("a \"b\" \\ \u{1}"), .integer(5), .number(1e-7), .flag(false)])
        table.append([.null, .null, .null, .null])
        #expect(
            String(decoding: table.finish(), as: UTF8.self)
                == #"{"id":"a \"b\" \\ \u0001","n":5,"x":1e-07,"is":false}"#
                + "\n" + #"{"id":null,"n":null,"x":null,"is":null}"# + "\n")
    }
}

/// What a cell can hold.
@Suite struct TableValueTests {
    @Test func whatIsMissingIsNull() {
        #expect(TableValue(nil as String?) == .null)
        #expect(TableValue(nil as Int64?) == .null)
        #expect(TableValue(Double.nan) == .null)
        #expect(TableValue(Double.infinity) == .null)
        #expect(TableValue(whole: 3.0) == .integer(3))
        #expect(TableValue(whole: 1e30) == .null)
    }

    @Test func textsAreInert() {
        #expect(TableValue("a\u{1B}[31m\u{202E}b\n") == .text("aU+001B[31mU+202Eb "))
    }
}
