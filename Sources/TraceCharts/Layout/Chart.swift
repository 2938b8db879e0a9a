/// A chart as a value: what it says, what it shows, and the numbers behind it.
///
/// It knows no size and no colours; `drawing(size:theme:measurer:)` lays it out.
///
/// ```swift
/// let plot = Plot(
///     x: ValueScale(linear: 0, Double(times.count)), y: .values(ValueScale(linear: 0, sample.maximum)),
///     marks: [Grid(of: axis), axis, Dots(places), level])
/// return Chart(
///     title: "Time to first byte, request by request", subtitle: "\(sample.count) requests",
///     content: .plot(plot),
///     data: ChartTable(columns: ["ttfb_ms"], rows: times.map { [.number(Quantity.time.encoded($0))] }))
/// ```
public struct Chart: Sendable {
    /// What a chart shows.
    public enum Content: Sendable {
        /// Marks on two scales.
        case plot(Plot)
        /// Several plots below each other, of equal height, their left and right edges in line.
        case panels([Plot])
        /// Nothing, for a reason in words, such as `chunk timestamps were not recorded`.
        case noData(reason: String)
    }

    /// The size of charts unless told otherwise, in points.
    public static let standardSize = Size(720, 400)
    /// The size below which labels have no room, in points.
    public static let smallestSize = Size(280, 200)

    /// What the chart tells: the finding where there is one, else what is measured.
    public var title: String
    /// What is measured, how many values, what was left out, and how percentiles are defined.
    public var subtitle: String
    /// What to notice, in at most 18 words, for below the picture; empty for nothing.
    ///
    /// It repeats neither the subtitle nor a footnote.
    public var caption: String
    /// The picture in a few sentences, for those who cannot see it.
    public var description: String
    /// What is not on the chart, in words.
    public var footnotes: [String]
    /// What is drawn.
    public var content: Content
    /// The numbers behind the picture.
    public var data: ChartTable

    /// A chart.
    public init(
        title: String, subtitle: String = "", caption: String = "", description: String = "",
        footnotes: [String] = [], content: Content, data: ChartTable
    ) {
        self.title = title
        self.subtitle = subtitle
        self.caption = caption
        self.description = description
        self.footnotes = footnotes
        self.content = content
        self.data = data
    }

    /// Why there is nothing to show; nil where there is something.
    public var missing: String? {
        if case .noData(let reason) = content { return reason }
        return nil
    }

    /// The size for a phone's screen, in points that are its pixels; made for `phoneTextScale`.
    public static let phoneSize = Size(360, 310)
    /// By how much text is larger on a phone, so that none is below 11 pixels.
    public static let phoneTextScale = 11 / Theme.noteFont.size

    /// How high a picture of some width has to be for the chart to leave out no title, row or value, in whole
    /// points.
    ///
    /// Cost: that of measuring its labels.
    ///
    /// - Parameter textScale: By how much letters and lines are larger than usual.
    public func leastHeight(
        width: Double, theme: Theme, measurer: some TextMeasurer, textScale: Double = 1
    ) -> Double {
        let size = Size(width / textScale, Chart.standardSize.height)
        let least = ChartLayout(self, size: size, theme: theme, measurer: measurer).leastHeight()
        return (least * textScale).rounded(.up)
    }

    /// The chart laid out in a size, with every label placed.
    ///
    /// Below `smallestSize` labels are left out where they have no room.
    ///
    /// - Parameter textScale: By how much letters and lines are larger than usual.
    public func drawing(
        size: Size = Chart.standardSize, theme: Theme, measurer: some TextMeasurer, textScale: Double = 1
    ) -> Drawing {
        guard textScale != 1 else {
            return ChartLayout(self, size: size, theme: theme, measurer: measurer).drawing()
        }
        let smaller = Size(size.width / textScale, size.height / textScale)
        let content = ChartLayout(self, size: smaller, theme: theme, measurer: measurer).drawing()
        return Drawing(
            size: size, operations: [.placed(at: Point(0, 0), scale: textScale, content.operations)])
    }
}

/// Marks and the two scales that place them.
public struct Plot: Sendable {
    /// The scale from left to right.
    public var x: ValueScale
    /// The scale from bottom to top, or the rows from top to bottom.
    public var y: Scale
    /// What is drawn, first things first.
    public var marks: [any Mark]

    /// Marks on two scales.
    public init(x: ValueScale, y: Scale, marks: [any Mark]) {
        self.x = x
        self.y = y
        self.marks = marks
    }
}

/// The numbers behind a chart, as a table.
public struct ChartTable: Sendable, Hashable {
    /// What stands in one place of the table.
    public enum Cell: Sendable, Hashable {
        /// A measured number, at full precision.
        case number(Double)
        /// A count.
        case count(Int)
        /// Words.
        case text(String)
        /// Nothing was recorded.
        case missing
    }

    /// The names of the columns.
    public let columns: [String]
    /// The rows, each with a cell for every column.
    public let rows: [[Cell]]

    /// A table.
    public init(columns: [String], rows: [[Cell]]) {
        self.columns = columns
        self.rows = rows
    }

    /// The table as CSV: a heading, then a line a row, each ended by a line feed.
    ///
    /// Numbers are written so that reading them gives the same number again. Source: RFC 4180, but for the
    /// line feed.
    public var csv: String {
        let lines = [columns.map(ChartTable.quoted)] + rows.map { $0.map(\.csv) }
        return lines.map { $0.joined(separator: ",") + "\n" }.joined()
    }

    fileprivate static func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\n\r\r\n".contains($0) }) else { return text }
        var result = "\""
        for character in text { result += character == "\"" ? "\"\"" : String(character) }
        return result + "\""
    }
}

extension ChartTable.Cell {
    fileprivate var csv: String {
        switch self {
        case .number(let value) where value == value.rounded() && abs(value) < 1e15: String(Int(value))
        case .number(let value): value.description
        case .count(let value): String(value)
        case .text(let text): ChartTable.quoted(text)
        case .missing: ""
        }
    }
}
