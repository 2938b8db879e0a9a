/// A line that is level between places and jumps at each, the area below it tinted: a number over time.
public struct Levels: Mark {
    private let places: [Line.Place]
    private let end: Double
    private let ink: Ink

    /// A line that has each place's height from there to the next one, the last until `end`.
    public init(_ places: [Line.Place], until end: Double, ink: Ink = .series(0)) {
        self.places = places
        self.end = end
        self.ink = ink
    }

    /// The heights within one column of points.
    private struct Column {
        let x: Double
        var lowest: Double
        var highest: Double
        var last: Double
    }

    /// Draws the area and the line.
    ///
    /// Of the places in one column of a point the lowest and the highest are kept, so no spike is lost.
    public func draw(on canvas: inout Canvas) {
        let columns = columns(on: canvas)
        guard let first = columns.first else { return }
        let (base, right) = (canvas.y(0), canvas.x(end).snapped)
        var line: [Point] = []
        var top = [Point(first.x, base)]
        for (index, column) in columns.enumerated() {
            let next = index + 1 < columns.count ? columns[index + 1].x : right
            // First what is farther from where the column ends.
            let turns =
                column.last == column.lowest
                ? [column.highest, column.lowest] : [column.lowest, column.highest, column.last]
            line += turns.map { Point(column.x, $0) } + [Point(next, column.last)]
            top += [Point(column.x, column.last), Point(next, column.last)]
        }
        let area = Path.polyline(top + [Point(right, base)])
        let color = canvas.theme.color(ink)
        canvas.add(.fill(Path(area.elements + [.close]), color.opacity(Band.opacity)))
        canvas.add(.stroke(.polyline(line.withoutRepeats), Stroke(color, width: 1.25)))
        canvas.labels.avoid(line)
    }

    private func columns(on canvas: Canvas) -> [Column] {
        var columns: [Column] = []
        for place in places {
            let x = canvas.x(place.x)
            let exact = x.snapped
            let y = canvas.y(place.y).rounded(to: 4)
            if let before = columns.last, exact - before.x < 1 {
                var column = before
                column.lowest = min(column.lowest, y)
                column.highest = max(column.highest, y)
                column.last = y
                columns[columns.count - 1] = column
            } else {
                columns.append(Column(x: exact, lowest: y, highest: y, last: y))
            }
        }
        return columns
    }
}

extension [Point] {
    /// The points without those that equal the one before.
    fileprivate var withoutRepeats: [Point] {
        indices.filter { $0 == 0 || self[$0] != self[$0 - 1] }.map { self[$0] }
    }
}
