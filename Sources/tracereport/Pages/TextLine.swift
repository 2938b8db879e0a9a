import TraceCharts

/// A piece of text, or a shape, at a place in a line.
struct TextBox: Sendable, Equatable {
    /// What stands in it.
    enum Content: Sendable, Equatable {
        /// Characters.
        case text(String)
        /// The shape of a badge.
        case shape(BadgeShape)
        /// A picture.
        case image(Document.Image)
    }

    /// What stands in it.
    var content: Content
    /// Its typeface and colour.
    var style: TextStyle
    /// Where a click on it goes.
    var link: String?
    /// Its width in points.
    var width: Double
    /// Its distance from the line's beginning in points.
    var x = 0.0
}

/// A line of text, ready to be put on a page.
struct TextLine: Sendable, Equatable {
    /// What stands in it, from left to right.
    var boxes: [TextBox]
    /// From the first box's left to the last one's right, in points.
    var width: Double
    /// Height, in points.
    var height: Double
    /// Distance of the baseline from the top, in points.
    var baseline: Double

    /// The line's drawing.
    ///
    /// - Parameters:
    ///   - point: The top left corner.
    ///   - paper: The colour of the page, for what is drawn over a shape.
    /// - Returns: Operations; those of a link are tagged as one.
    func operations(at point: Point, paper: Color) -> [DrawingOperation] {
        var operations: [DrawingOperation] = []
        for box in boxes {
            let drawn = box.operations(at: Point(point.x + box.x, point.y + baseline), paper: paper)
            switch box.link {
            case .some(let target) where target.hasPrefix("#"):
                operations.append(.tagged(.internalLink(String(target.dropFirst())), drawn))
            case .some(let target):
                operations.append(.tagged(.link(url: target), drawn))
            case nil:
                operations += drawn
            }
        }
        return operations
    }
}

extension TextBox {
    /// How far a picture reaches above the baseline, in points; 0 for text and shapes.
    var height: Double {
        if case .image(let image) = content { width / image.aspect } else { 0 }
    }

    fileprivate func operations(at point: Point, paper: Color) -> [DrawingOperation] {
        switch content {
        case .text(let string):
            return [.text(TextRun(string, at: point, font: style.font, color: style.color))]
        case .shape(let shape):
            let side = width
            let stroke = Stroke(paper, width: BadgeShape.lineWidth, style: .round)
            let drawn: [DrawingOperation] =
                [.fill(shape.filled, style.color)] + shape.drawn.map { .stroke($0, stroke) }
            // The shape stands on the baseline, a little below it so that it is centred on the capitals.
            let top = Point(point.x, point.y - side * 0.88)
            return [.placed(at: top, scale: side / BadgeShape.side, drawn)]
        case .image(let image):
            let place = Rect(x: point.x, y: point.y - height, width: width, height: height)
            return [.tagged(.figure(description: image.alternative), [.image(image.picture.raster, place)])]
        }
    }
}

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
