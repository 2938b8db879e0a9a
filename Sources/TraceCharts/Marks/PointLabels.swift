/// Words beside points of a plot, each point with a ring around it where wanted.
public struct PointLabels: Mark {
    /// A point and what it is.
    public struct Label: Sendable, Hashable {
        /// Where it is.
        public let place: Line.Place
        /// What is written, the longest first; the first that has room is taken.
        public let texts: [String]

        /// A point and what it is.
        public init(_ place: Line.Place, _ texts: [String]) {
            self.place = place
            self.texts = texts
        }
    }

    private let labels: [Label]
    private let isRinged: Bool

    private static let radius = 4.0
    private static let distance = 7.0

    /// Labels, the most telling first.
    ///
    /// - Parameter isRinged: Whether a ring is drawn around each point.
    public init(_ labels: [Label], isRinged: Bool = true) {
        self.labels = labels
        self.isRinged = isRinged
    }

    /// Rings every point and writes each label where it is free; where nothing is, it is left out.
    public func draw(on canvas: inout Canvas) {
        let font = Theme.labelFont
        let height = canvas.height(font)
        let inside = labels.filter { label in
            let (x, y) = (canvas.x(label.place.x), canvas.y(label.place.y))
            return x >= canvas.plot.x && x <= canvas.plot.maxX && y >= canvas.plot.y && y <= canvas.plot.maxY
        }
        for label in inside where isRinged {
            let center = Point(canvas.x(label.place.x), canvas.y(label.place.y))
            canvas.add(.stroke(.circle(center, radius: PointLabels.radius), Stroke(canvas.theme.ink)))
            let ring = PointLabels.radius
            canvas.labels.reserve(
                Rect(x: center.x - ring, y: center.y - ring, width: 2 * ring, height: 2 * ring))
        }
        for label in inside {
            guard let (text, rect) = place(label, on: canvas, height: height) else { continue }
            canvas.write(
                TextRun(
                    text, at: Point(rect.x, rect.y + canvas.measurer.ascent(of: font)), font: font,
                    color: canvas.theme.ink))
        }
    }

    /// The longest text that is free somewhere beside its point.
    private func place(_ label: Label, on canvas: Canvas, height: Double) -> (String, Rect)? {
        let (x, y) = (canvas.x(label.place.x), canvas.y(label.place.y))
        for text in label.texts {
            let width = canvas.width(text, Theme.labelFont)
            for left in [x + PointLabels.distance, x - PointLabels.distance - width] {
                for top in [y - height / 2, y - height - 2, y + 2] {
                    let rect = Rect(x: left, y: top, width: width, height: height)
                    if canvas.plot.contains(rect), canvas.labels.isFree(rect) { return (text, rect) }
                }
            }
        }
        return nil
    }
}

extension Rect {
    /// Whether another rectangle lies inside.
    fileprivate func contains(_ other: Rect) -> Bool {
        other.x >= x && other.y >= y && other.maxX <= maxX && other.maxY <= maxY
    }
}
