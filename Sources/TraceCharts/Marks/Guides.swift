/// Upright dashed lines at named values, such as percentiles, their labels in a row above the plot.
public struct Guides: Mark {
    /// One line.
    public struct Guide: Sendable, Hashable {
        /// The short name: `p50`.
        public let name: String
        /// The value as it is written: `42 ms`.
        public let text: String
        /// Where the line is.
        public let value: Double
        /// Where the line meets a curve, which gets a dot there; nil for none.
        public let height: Double?

        /// One line.
        public init(name: String, text: String, value: Double, height: Double? = nil) {
            self.name = name
            self.text = text
            self.value = value
            self.height = height
        }
    }

    private let guides: [Guide]

    /// Lines, ascending by value.
    ///
    /// Neighbours of the same value share a label: `p95 = p99`.
    public init(_ guides: [Guide]) {
        self.guides = guides
    }

    /// The labels, equal ones merged.
    private func labels(on canvas: Canvas) -> [LabelStrip.Label] {
        var groups: [(names: [String], guide: Guide)] = []
        for guide in guides where canvas.plot.holds(canvas.x(guide.value)) {
            if groups.last?.guide.value == guide.value {
                groups[groups.count - 1].names.append(guide.name)
            } else {
                groups.append(([guide.name], guide))
            }
        }
        return groups.map { group in
            LabelStrip.Label(
                name: group.names.joined(separator: " = "), value: group.guide.text,
                x: canvas.x(group.guide.value).snapped)
        }
    }

    /// Room for the labels.
    public func margins(on draft: Canvas) -> Margins {
        Margins(top: LabelStrip(labels(on: draft), on: draft).height(on: draft))
    }

    /// Draws the lines, the dots and the labels.
    public func draw(on canvas: inout Canvas) {
        let plot = canvas.plot
        let theme = canvas.theme
        var drawn: Set<Double> = []
        for guide in guides {
            let x = canvas.x(guide.value).snapped
            guard plot.holds(x) else { continue }
            if drawn.insert(x).inserted {
                let (top, bottom) = (Point(x, plot.y - 1), Point(x, plot.maxY))
                canvas.line(top, bottom, Stroke(theme.background.opacity(0.55), width: 2.5))
                canvas.line(top, bottom, Stroke(theme.guide, dash: [4, 3]))
            }
        }
        for guide in guides {
            guard let height = guide.height, plot.holds(canvas.x(guide.value)) else { continue }
            let center = Point(canvas.x(guide.value), canvas.y(height))
            canvas.add(.fill(.circle(center, radius: 4.5), theme.background))
            canvas.add(.fill(.circle(center, radius: 3.25), theme.guide))
        }
        LabelStrip(labels(on: canvas), on: canvas).draw(on: &canvas)
    }
}

extension Rect {
    /// Whether a horizontal position lies in the rectangle, its edges included.
    fileprivate func holds(_ position: Double) -> Bool { position >= x - 0.5 && position <= maxX + 0.5 }
}
