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
