import TraceAnalysis

/// An axis of numbers: a line, ticks, their labels and a title.
public struct ValueAxis: Mark {
    /// Where an axis stands.
    public enum Edge: Sendable, Hashable {
        /// Below the plot, for the scale from left to right.
        case bottom
        /// Left of the plot, for the scale from bottom to top.
        case left
    }

    /// Where the axis stands.
    public let edge: Edge
    /// What is measured, without its unit.
    public let title: String
    /// How values are written.
    public let quantity: Quantity
    /// The unit of all labels.
    public let unit: AxisUnit
    /// The ticks that are wanted, where they are not found from the scale.
    private let wished: [Tick]?

    private static let tickLength = 4.0
    private static let gap = 3.0
    private static let titleGap = 6.0

    /// An axis; its unit suits a typical value, such as the median.
    public init(_ edge: Edge, title: String, quantity: Quantity, typical: Double, largest: Double) {
        self.edge = edge
        self.title = title
        self.quantity = quantity
        unit = AxisUnit(for: quantity, typical: typical, largest: largest)
        wished = nil
    }

    /// An axis with ticks of one's own, in ascending order; those without room are left out.
    public init(_ edge: Edge, title: String, ticks: [Tick]) {
        self.edge = edge
        self.title = title
        quantity = .count
        unit = AxisUnit(for: .count, typical: 1, largest: 1)
        wished = ticks
    }

    /// A place on the axis and what it says; minor ticks say nothing.
    public struct Tick: Sendable, Hashable {
        /// Where it is.
        public let value: Double
        /// What it says.
        public let label: String

        /// A place on the axis and what it says.
        public init(_ value: Double, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    /// The ticks that have room.
    func ticks(on canvas: Canvas) -> [Tick] {
        guard let scale = scale(on: canvas) else { return [] }
        if let wished { return fitting(wished, of: scale, on: canvas) }
        let length = edge == .bottom ? canvas.plot.width : canvas.plot.height
        let most = max(Int(length / (edge == .bottom ? 40 : 24)), 2)
        let wanted = max(Int(length / (edge == .bottom ? 70 : 40)), 3)
        for count in stride(from: scale.isLogarithmic ? most : wanted, through: 2, by: -1) {
            let ticks = scale.isLogarithmic ? logarithmicTicks(scale, count) : linearTicks(scale, count)
            if fit(ticks.filter { !$0.label.isEmpty }, on: canvas) { return ticks }
        }
        let ends = scale.isLogarithmic ? logarithmicTicks(scale, 2) : linearTicks(scale, 2)
        return Array(ends.filter { !$0.label.isEmpty }.prefix(1))
    }

    /// The scale that the axis shows; nil for rows.
    private func scale(on canvas: Canvas) -> ValueScale? {
        switch (edge, canvas.yScale) {
        case (.bottom, _): canvas.xScale
        case (.left, .values(let vertical)): vertical
        case (.left, .bands): nil
        }
    }

    /// Of some ticks on the axis the first, and each later one that has room beside those before it.
    private func fitting(_ ticks: [Tick], of scale: ValueScale, on canvas: Canvas) -> [Tick] {
        var kept: [Tick] = []
        for tick in ticks where tick.value >= scale.lower && tick.value <= scale.upper {
            if fit((kept + [tick]).suffix(2), on: canvas) { kept.append(tick) }
        }
        return kept
    }

    private func linearTicks(_ scale: ValueScale, _ count: Int) -> [Tick] {
        let ticks = WilkinsonTicks(
            lower: scale.lower / unit.divisor, upper: scale.upper / unit.divisor, count: count)
        // There is no half a request.
        let isCount = quantity == .count
        let values = isCount ? ticks.values.filter { $0 == $0.rounded() } : ticks.values
        return values.map { value in
            let label = TickLabel.number(value, decimals: isCount ? 0 : ticks.decimals)
            return Tick(value * unit.divisor, label)
        }
    }

    private func logarithmicTicks(_ scale: ValueScale, _ count: Int) -> [Tick] {
        // Powers of 1024 have round numbers of their own: they are found in the axis' unit.
        let divisor = quantity == .bytes ? unit.divisor : 1
        let ticks = LogTicks(lower: scale.lower / divisor, upper: scale.upper / divisor, count: count)
        let labelled = ticks.values.map { value in
            Tick(value * divisor, TickLabel.logarithmic(value, of: quantity == .bytes ? .count : quantity))
        }
        return labelled + ticks.minor.map { Tick($0 * divisor, "") }
    }

    private func fit(_ ticks: some Collection<Tick>, on canvas: Canvas) -> Bool {
        let font = Theme.tickFont
        let boxes = ticks.map { tick -> (Double, Double) in
            let middle = edge == .bottom ? canvas.x(tick.value) : -canvas.y(tick.value)
            let extent = edge == .bottom ? canvas.width(tick.label, font) + 10 : canvas.height(font) + 4
            return (middle - extent / 2, middle + extent / 2)
        }
        return zip(boxes, boxes.dropFirst()).allSatisfy { $0.1 <= $1.0 }
    }

    /// The title, with the unit where all labels share one; empty for an axis without a title.
    func fullTitle(on canvas: Canvas) -> String {
        guard !title.isEmpty else { return "" }
        guard wished == nil, scale(on: canvas)?.isLogarithmic == true else { return unit.title(title) }
        return quantity == .time ? "\(title) (log scale)" : unit.title(title) + ", log scale"
    }

    /// The title in one line or, where an upright one is too long for that, in two; none where it has no room.
    private func titleLines(on canvas: Canvas) -> [String] {
        let text = fullTitle(on: canvas)
        // Not below the plot, where the first label of the other axis may be.
        let room = edge == .left ? canvas.plot.maxY - canvas.area.y : canvas.area.width
        let forms = [[text]] + (edge == .left ? [halves(of: text, on: canvas)] : [])
        return forms.first { width(of: $0, on: canvas) <= room } ?? []
    }

    /// A title broken where its longer line is shortest.
    private func halves(of text: String, on canvas: Canvas) -> [String] {
        let words = text.split(separator: " ")
        let forms = words.indices.map { index in
            [words[..<index], words[index...]].map { $0.joined(separator: " ") }.filter { !$0.isEmpty }
        }
        return forms.min { width(of: $0, on: canvas) < width(of: $1, on: canvas) } ?? [text]
    }

    private func width(of lines: [String], on canvas: Canvas) -> Double {
        lines.map { canvas.width($0, Theme.axisTitleFont) }.max() ?? 0
    }

    /// Upright, so high that two ticks and the title in two lines have room.
    public func leastHeight(on draft: Canvas) -> Double {
        guard edge == .left, scale(on: draft) != nil else { return 0 }
        return max(
            2 * draft.height(Theme.tickFont) + 4,
            width(of: halves(of: fullTitle(on: draft), on: draft), on: draft))
    }

    /// The room for labels and title; and for what sticks out of the ends.
    public func margins(on draft: Canvas) -> Margins {
        let font = Theme.tickFont
        let labelled = ticks(on: draft).filter { !$0.label.isEmpty }
        let outside = ValueAxis.tickLength + ValueAxis.gap
        let lines = max(titleLines(on: draft).count, 1)
        let titleRoom =
            title.isEmpty ? 0 : Double(lines) * draft.height(Theme.axisTitleFont) + ValueAxis.titleGap
        switch edge {
        case .left:
            let widest = labelled.map { draft.width($0.label, font) }.max() ?? 0
            return Margins(top: draft.height(font) / 2, left: (widest + outside + titleRoom).rounded(.up))
        case .bottom:
            let right = labelled.map { draft.x($0.value) + draft.width($0.label, font) / 2 - draft.plot.maxX }
                .max()
            let left = labelled.map { draft.plot.x - draft.x($0.value) + draft.width($0.label, font) / 2 }
                .max()
            return Margins(
                right: max(right ?? 0, 0), bottom: (draft.height(font) + outside + titleRoom).rounded(.up),
                left: max(left ?? 0, 0))
        }
    }

    /// Draws the line, the ticks, the labels and the title.
    public func draw(on canvas: inout Canvas) {
        let stroke = Stroke(canvas.theme.axis)
        let ticks = ticks(on: canvas)
        let plot = canvas.plot
        if edge == .bottom {
            let ends = [Point(plot.x, plot.maxY), Point(plot.maxX, plot.maxY)]
            canvas.line(ends[0], ends[1], stroke)
            canvas.labels.avoid(ends)
        }
        for tick in ticks {
            let isMinor = tick.label.isEmpty
            switch edge {
            case .bottom:
                let x = canvas.x(tick.value).snapped
                let length = isMinor ? ValueAxis.tickLength / 2 : ValueAxis.tickLength
                canvas.line(Point(x, plot.maxY), Point(x, plot.maxY + length), stroke)
                write(tick.label, at: Point(x, plot.maxY), on: &canvas)
            case .left:
                if !isMinor { write(tick.label, at: Point(plot.x, canvas.y(tick.value)), on: &canvas) }
            }
        }
        writeTitle(on: &canvas)
    }

    private func write(_ label: String, at point: Point, on canvas: inout Canvas) {
        let font = Theme.tickFont
        let ascent = canvas.measurer.ascent(of: font)
        let outside = ValueAxis.tickLength + ValueAxis.gap
        let position =
            edge == .bottom
            ? Point(point.x, point.y + outside + ascent)
            : Point(point.x - outside, point.y + Theme.digitHeight(font) / 2)
        canvas.write(
            TextRun(
                label, at: position, font: font, color: canvas.theme.muted,
                anchor: edge == .bottom ? .middle : .end))
    }

    /// Writes the title in the middle of the axis; one that has no room is left out.
    private func writeTitle(on canvas: inout Canvas) {
        let font = Theme.axisTitleFont
        let (plot, area) = (canvas.plot, canvas.area)
        let middle = Point(plot.x + plot.width / 2, plot.y + plot.height / 2)
        for (number, line) in titleLines(on: canvas).enumerated() {
            let half = canvas.width(line, font) / 2
            let position: Point
            switch edge {
            case .bottom:
                let x = min(max(middle.x, area.x + half), area.maxX - half)
                position = Point(x, area.maxY - canvas.measurer.descent(of: font))
            case .left:
                let y = min(max(middle.y, area.y + half), plot.maxY - half)
                position = Point(
                    area.x + canvas.measurer.ascent(of: font) + Double(number) * canvas.height(font), y)
            }
            canvas.write(
                TextRun(
                    line, at: position, font: font, color: canvas.theme.muted, anchor: .middle,
                    rotation: edge == .left ? -90 : 0))
        }
    }
}

/// Faint lines across the plot at the labelled ticks of an axis.
public struct Grid: Mark {
    private let axis: ValueAxis

    /// The grid of an axis.
    public init(of axis: ValueAxis) {
        self.axis = axis
    }

    /// Draws the lines.
    public func draw(on canvas: inout Canvas) {
        let plot = canvas.plot
        let stroke = Stroke(canvas.theme.grid)
        for tick in axis.ticks(on: canvas) where !tick.label.isEmpty {
            switch axis.edge {
            case .left:
                let y = canvas.y(tick.value).snapped
                canvas.line(Point(plot.x, y), Point(plot.maxX, y), stroke)
                canvas.labels.avoid([Point(plot.x, y), Point(plot.maxX, y)])
            case .bottom:
                let x = canvas.x(tick.value).snapped
                canvas.line(Point(x, plot.y), Point(x, plot.maxY), stroke)
                canvas.labels.avoid([Point(x, plot.y), Point(x, plot.maxY)])
            }
        }
    }
}
