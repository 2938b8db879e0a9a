import TraceCharts

/// Gives the columns of a table their widths.
enum TableColumns {
    /// What a column asks for, in points.
    struct Demand: Sendable, Equatable {
        /// The narrowest it may be: its widest number, or a word.
        var least: Double
        /// The width at which nothing in it wraps.
        var ideal: Double
        /// Whether its text may wrap, so that it can take spare room and give room away.
        var wraps: Bool
    }

    /// The widths; nil where even the least widths do not fit.
    ///
    /// Who asks for little gets it first, and the others share the rest evenly, so that one long text crushes
    /// neither the numbers nor the names beside it.
    static func widths(for columns: [Demand], room: Double) -> [Double]? {
        let least = columns.reduce(0) { $0 + $1.least }
        guard !columns.isEmpty, least <= room + 0.01 else { return nil }
        let ideal = columns.reduce(0) { $0 + $1.ideal }
        if ideal <= room { return spread(columns.map(\.ideal), columns, spare: room - ideal) }
        var widths = columns.map(\.least)
        var rest = room - least
        let modestFirst = columns.indices.sorted {
            columns[$0].ideal - columns[$0].least < columns[$1].ideal - columns[$1].least
        }
        for (place, index) in modestFirst.enumerated() {
            let share = min(columns[index].ideal - columns[index].least, rest / Double(columns.count - place))
            widths[index] += share
            rest -= share
        }
        return widths
    }

    /// The most that spare room adds to a column of numbers: more, and a row no longer reads as one.
    static let widestGap = 44.0

    /// Spare room goes to the columns of numbers up to a limit, a quarter of it to text.
    ///
    /// A table of few numbers so stays narrower than the page; one of text alone fills it.
    private static func spread(_ widths: [Double], _ columns: [Demand], spare: Double) -> [Double] {
        let numbers = Double(columns.count { !$0.wraps })
        let text = Double(columns.count { $0.wraps })
        let share = numbers == 0 ? spare : text == 0 ? 0 : spare * 0.25
        return zip(widths, columns).map { width, column in
            width + (column.wraps ? share / text : min((spare - share) / numbers, widestGap))
        }
    }

    /// Divides columns that do not fit into tables that do; each begins with the first column.
    ///
    /// - Parameters:
    ///   - columns: What they ask for.
    ///   - gap: The space between two columns.
    ///   - room: The width of a table.
    /// - Returns: The numbers of the columns of each table.
    static func groups(of columns: [Demand], gap: Double, room: Double) -> [[Int]] {
        guard let first = columns.first else { return [] }
        var groups: [[Int]] = []
        var group: [Int] = []
        var used = first.least
        for (number, column) in columns.enumerated().dropFirst() {
            if !group.isEmpty, used + gap + column.least > room {
                groups.append([0] + group)
                group = []
                used = first.least
            }
            group.append(number)
            used += gap + column.least
        }
        groups.append([0] + group)
        return groups
    }
}

/// A table in one size of type, measured.
struct TableSetting {
    /// The table.
    let table: Document.Table
    /// The style of its cells.
    let type: TextStyle
    /// Which columns wrap: those without numbers.
    let wraps: [Bool]
    private let demands: [TableColumns.Demand]
    private let gap: Double
    private let headColor: Color

    /// Measures a table.
    init(table: Document.Table, type: TextStyle, layout: BlockLayout) {
        self.table = table
        self.type = type
        gap = layout.style.columnGap
        headColor = layout.style.palette.muted
        let rows = table.head + table.body
        let count = rows.first?.cells.count ?? 0
        var wraps = Array(repeating: true, count: count)
        var demands = Array(repeating: TableColumns.Demand(least: 0, ideal: 0, wraps: true), count: count)
        for (number, row) in rows.enumerated() {
            for (column, cell) in row.cells.enumerated() {
                let style = Self.type(
                    of: cell, isHead: number < table.head.count,
                    isVerdict: table.classes.contains(.verdicts), type, headColor)
                let extent = layout.text.extent(cell.inlines, style)
                if cell.classes.contains(.number) { wraps[column] = false }
                demands[column].ideal = max(demands[column].ideal, extent.line)
                // Longer words than this may break; a badge may not.
                let longest = cell.inlines.isBadge ? extent.word : min(extent.word, type.font.size * 12)
                demands[column].least = max(demands[column].least, longest)
            }
        }
        // What calls itself a number but would take half the page wraps like text.
        for column in demands.indices where demands[column].ideal > layout.width / 2 { wraps[column] = true }
        for column in demands.indices where !wraps[column] {
            demands[column].wraps = false
            demands[column].least = demands[column].ideal
        }
        self.wraps = wraps
        self.demands = demands
    }

    /// The style of a cell's text.
    func type(of cell: Document.Cell, isHead: Bool) -> TextStyle {
        Self.type(of: cell, isHead: isHead, isVerdict: table.classes.contains(.verdicts), type, headColor)
    }

    /// The widths of all columns; nil where they do not fit.
    func widths(room: Double) -> [Double]? {
        TableColumns.widths(for: demands, room: room - gap * Double(max(0, demands.count - 1)))
    }

    /// The columns of each of several tables.
    func groups(room: Double) -> [[Int]] {
        TableColumns.groups(of: demands, gap: gap, room: room)
    }

    /// The widths of some columns; their least widths where those do not fit.
    func widths(of columns: [Int], room: Double) -> [Double] {
        let chosen = columns.map { demands[$0] }
        let room = room - gap * Double(max(0, columns.count - 1))
        return TableColumns.widths(for: chosen, room: room) ?? chosen.map(\.least)
    }

    private static func type(
        of cell: Document.Cell, isHead: Bool, isVerdict: Bool, _ type: TextStyle, _ headColor: Color
    ) -> TextStyle {
        if isHead { return type.bold().size(type.font.size * 0.95).color(headColor) }
        let standsOut = cell.scope == .row || (isVerdict && cell.classes.contains(.number))
        return standsOut ? type.bold() : type
    }
}

extension [Document.Inline] {
    /// Whether this is a badge and nothing else.
    fileprivate var isBadge: Bool {
        guard count == 1, case .span(let classes, _) = self[0] else { return false }
        return classes.contains(.badge)
    }
}
