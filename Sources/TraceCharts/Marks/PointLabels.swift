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
    private let joinsNear: Bool

    private static let radius = 4.0
    private static let distance = 7.0

    /// Labels, the most telling first.
    ///
    /// - Parameters:
    ///   - isRinged: Whether a ring is drawn around each point.
    ///   - joinsNear: Whether points so near each other that a label could be any one's have one in common: `8, 16`.
    public init(_ labels: [Label], isRinged: Bool = true, joinsNear: Bool = false) {
        (self.labels, self.isRinged, self.joinsNear) = (labels, isRinged, joinsNear)
    }

    /// Points that have one label, and where they lie.
    private struct Spot {
        var centers: [Point]
        var texts: [String]

        /// Whether a point lies so near one of them that both would seem to be meant.
        func isNear(_ point: Point) -> Bool {
            centers.contains { abs($0.x - point.x) < 10 && abs($0.y - point.y) < 10 }
        }
    }

    /// The points by their labels, near ones joined where that is wanted.
    private func spots(_ labels: [Label], on canvas: Canvas) -> [Spot] {
        var spots: [Spot] = []
        for label in labels {
            var spot = Spot(
                centers: [Point(canvas.x(label.place.x), canvas.y(label.place.y))], texts: label.texts)
            if joinsNear {
                let near = spots.indices.filter { spots[$0].isNear(spot.centers[0]) }
                let joined = near.map { spots[$0] } + [spot]
                spot = Spot(
                    centers: joined.flatMap(\.centers),
                    texts: [joined.compactMap(\.texts.first).joined(separator: ", ")])
                for index in near.reversed() { spots.remove(at: index) }
            }
            spots.append(spot)
        }
        return spots
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
        for spot in spots(inside, on: canvas) {
            guard let (text, rect) = place(spot, on: canvas, height: height) else { continue }
            canvas.write(
                TextRun(
                    text, at: Point(rect.x, rect.y + canvas.measurer.ascent(of: font)), font: font,
                    color: canvas.theme.ink))
        }
    }

    /// The longest text that is free somewhere beside its points.
    private func place(_ spot: Spot, on canvas: Canvas, height: Double) -> (String, Rect)? {
        let (xs, ys) = (spot.centers.map(\.x), spot.centers.map(\.y))
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
            return nil
        }
        let y = (top + bottom) / 2
        for text in spot.texts {
            let width = canvas.width(text, Theme.labelFont)
            for left in [right + PointLabels.distance, left - PointLabels.distance - width] {
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
