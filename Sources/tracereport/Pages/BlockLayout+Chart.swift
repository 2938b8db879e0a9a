import TraceAnalysis
import TraceCharts

extension BlockLayout {
    /// How much lower or higher than its natural height a chart may become for a page to be filled.
    static let flexibility = 0.15
    /// How much higher a chart may become on page one, where nothing else fills it.
    static let coverFlexibility = 0.6

    /// Adds charts, each with its caption, beside each other as one piece.
    ///
    /// A chart too large for its column or the page is made smaller. The page decides in the end how high they are.
    ///
    /// - Throws: `ReportError` when a chart has no picture.
    mutating func addCharts(_ places: [Document.ChartPlace]) throws(ReportError) {
        let isHalf = places.contains(where: \.isHalf)
        let column = isHalf ? (width - Paper.chartGap) / 2 : width
        var made: [ChartSetting] = []
        for (number, place) in places.enumerated() {
            let x = indent + Double(number) * (column + Paper.chartGap)
            if let id = place.id, named.insert(id).inserted { name(id) }
            made.append(try setting(of: place, x: x, width: column))
        }
        let settings = made
        let heights = settings.map(\.height)
        let pictures = zip(settings, heights).map { setting, height in height - setting.captionHeight }
        let lowest = pictures.min() ?? 0
        let spare = settings.map(\.spare).min() ?? 0
        var piece = Piece(
            height: heights.max() ?? 0, space: style.blockGap + 2,
            operations: settings.flatMap { $0.operations(extra: 0) })
        piece.stretch = Piece.Stretch(
            lower: min(lowest * Self.flexibility, spare),
            higher: lowest * (isCover ? Self.coverFlexibility : Self.flexibility)
        ) { extra in
            settings.flatMap { $0.operations(extra: extra) }
        }
        append(piece)
        setMovable(from: list.pieces.count - 1)
    }

    private func setting(
        of place: Document.ChartPlace, x: Double, width: Double
    ) throws(ReportError) -> ChartSetting {
        guard let placed = charts[place.key] ?? charts[place.chart] else { throw .missingChart(place.chart) }
        let inlines = place.caption(else: placed.caption)
        return ChartSetting(
            chart: placed, caption: SetCell(lines: text.lines(inlines, style.small, width: width), x: x),
            x: x,
            width: width, greatestHeight: room.height * 0.9, palette: style.palette)
    }
}

/// A chart with its caption at its place beside others.
private struct ChartSetting: Sendable {
    let chart: PlacedChart
    let caption: SetCell
    let x: Double
    let width: Double
    let greatestHeight: Double
    let palette: Palette

    /// The white space around a chart is moved out of the way: what it shows begins where text does.
    private static let edge = Theme.padding

    /// The height of the caption with the space above it.
    var captionHeight: Double { caption.lines.isEmpty ? 0 : caption.height + 3 }

    /// The height of both.
    var height: Double { trimmed(chart.size).height * scale(of: chart.size) + captionHeight }

    /// By how much the picture may become lower before something of it is left out.
    var spare: Double { max(chart.size.height - chart.leastHeight, 0) * scale(of: chart.size) }

    private func trimmed(_ size: Size) -> Size {
        Size(max(size.width - 2 * Self.edge, 1), max(size.height - 1.5 * Self.edge, 1))
    }

    private func scale(of size: Size) -> Double {
        let trimmed = trimmed(size)
        return min(1, width / trimmed.width, (greatestHeight - captionHeight) / trimmed.height)
    }

    /// The drawing with the chart higher by so many points, or lower.
    func operations(extra: Double) -> [DrawingOperation] {
        let scale = scale(of: chart.size)
        let size =
            extra == 0
            ? chart.size : Size(chart.size.width, (chart.size.height + extra / scale).rounded(.down))
        let picture = chart.drawing(size).operations.recolored(palette.chart)
        var operations: [DrawingOperation] = [
            .tagged(
                .figure(description: chart.description),
                [.placed(at: Point(x - Self.edge * scale, -0.75 * Self.edge * scale), scale: scale, picture)])
        ]
        if !caption.lines.isEmpty {
            let top = trimmed(chart.size).height * scale + extra + 3
            operations.append(.tagged(.paragraph, caption.operations(top: top, paper: palette.paper)))
        }
        return operations
    }
}

extension [DrawingOperation] {
    /// The same with some colours replaced by others.
    ///
    /// What is see-through stays so; pixels keep their colours.
    func recolored(_ colors: [Color: Color]) -> [DrawingOperation] {
        guard !colors.isEmpty else { return self }
        func changed(_ color: Color) -> Color {
            colors[color.opacity(1)]?.opacity(color.alpha) ?? color
        }
        return map { operation in
            switch operation {
            case .fill(let path, let color): return .fill(path, changed(color))
            case .stroke(let path, var stroke):
                stroke.color = changed(stroke.color)
                return .stroke(path, stroke)
            case .text(var run):
                run.color = changed(run.color)
                return .text(run)
            case .image, .spot: return operation
            case .clip(let rect, let inner): return .clip(rect, inner.recolored(colors))
            case .placed(let origin, let scale, let inner):
                return .placed(at: origin, scale: scale, inner.recolored(colors))
            case .tagged(let tag, let inner): return .tagged(tag, inner.recolored(colors))
            }
        }
    }
}
