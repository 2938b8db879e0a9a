import TraceCharts

/// The lines of a cell and where they stand.
struct SetCell: Sendable {
    /// The lines, from top to bottom.
    var lines: [TextLine]
    /// The left edge, or the right one where the lines end there.
    var x: Double
    /// Whether the lines end at `x`.
    var trailing = false
    /// What the cell is for readers that do not see the page.
    var tag: Tag?

    /// The height of all lines, in points.
    var height: Double { lines.reduce(0) { $0 + $1.height } }

    /// The cell's drawing.
    ///
    /// - Parameters:
    ///   - top: Where the first line begins.
    ///   - paper: The colour of the page.
    func operations(top: Double, paper: Color) -> [DrawingOperation] {
        var operations: [DrawingOperation] = []
        var y = top
        for line in lines {
            let x = trailing ? self.x - line.width : self.x
            operations += line.operations(at: Point(x, y), paper: paper)
            y += line.height
        }
        return operations
    }
}

extension BlockLayout {
    /// Cuts a row of cells into bands that each fit a page: one, but for very long cells.
    func bands(of cells: [SetCell]) -> [[SetCell]] {
        let limit = room.height * 0.6
        var bands: [[SetCell]] = []
        var rest = cells
        while true {
            var band = rest
            var more = false
            for index in rest.indices {
                var height = 0.0
                let fitting = rest[index].lines.prefix { line in
                    height += line.height
                    return height <= limit
                }
                // A single line higher than the limit is taken as it is.
                let count = max(fitting.count, min(1, rest[index].lines.count))
                band[index].lines = Array(rest[index].lines.prefix(count))
                rest[index].lines.removeFirst(count)
                more = more || !rest[index].lines.isEmpty
            }
            bands.append(band)
            if !more { return bands }
        }
    }
}
