/// SVG with real text, to stand in the middle of an HTML page.
///
/// A tenth of the size of Cairo's; its text can be searched, selected and read aloud, and its colours can
/// follow the page.
public struct TextSVG {
    /// The drawing as an `svg` element.
    ///
    /// It has a `viewBox` and no size of its own, so that it fits where it is put. The same drawing gives the
    /// same text.
    ///
    /// - Parameters:
    ///   - title: The picture's name, for those who cannot see it.
    ///   - description: What the picture shows, in words.
    ///   - idPrefix: Begins every id, so that several pictures can stand in one page.
    ///   - properties: Colours by the names of CSS custom properties that may replace them; a colour of the
    ///     table is written `var(--NAME, #RRGGBB)`, its opacity apart.
    ///   - hasSpots: Whether pointing at a mark reads its value: what a `Readout` holds, some 80 bytes each.
    public static func render(
        _ drawing: Drawing, title: String, description: String, idPrefix: String,
        properties: [Color: String] = [:], hasSpots: Bool = false
    ) -> String {
        let prefix = SVGIdentifier(idPrefix)
        let label = SVGLabel(title: title, description: description, prefix: prefix)
        var writer = TextSVGWriter(prefix: prefix, properties: properties, hasSpots: hasSpots)
        writer.write(drawing.operations)
        let (width, height) = (drawing.size.width.compact, drawing.size.height.compact)
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\""
            + label.attributes + " font-family=\"\(TextSVGWriter.sans)\">\n"
            + label.elements + "\n" + writer.markup + "</svg>\n"
    }
}

/// Writes operations as elements, one to a line.
private struct TextSVGWriter {
    static let sans = "'DejaVu Sans',Verdana,system-ui,sans-serif"
    static let monospaced = "'DejaVu Sans Mono',ui-monospace,Menlo,Consolas,monospace"

    let prefix: SVGIdentifier
    let properties: [Color: String]
    let hasSpots: Bool
    var markup = ""
    private var clips = 0

    init(prefix: SVGIdentifier, properties: [Color: String], hasSpots: Bool) {
        self.prefix = prefix
        self.properties = properties
        self.hasSpots = hasSpots
    }

    /// Writes operations in order; what can be pointed at stands above them, as shapes that are not seen.
    mutating func write(_ operations: [DrawingOperation]) {
        var spots = ""
        for operation in operations {
            guard case .spot(let place, let text) = operation else {
                write(operation)
                continue
            }
            spots += "<path d=\"\(Path.rectangle(place).svgData)\">"
            spots += "<title>\(text.visible.escapedForXML)</title></path>\n"
        }
        if hasSpots, !spots.isEmpty { markup += "<g class=\"spots\" fill-opacity=\"0\">\n\(spots)</g>\n" }
    }

    private mutating func write(_ operation: DrawingOperation) {
        switch operation {
        case .fill(let path, let color):
            guard !path.elements.isEmpty else { return }
            markup += "<path d=\"\(path.svgData)\"\(paint("fill", color))/>\n"
        case .stroke(let path, let stroke):
            guard !path.elements.isEmpty else { return }
            markup += "<path d=\"\(path.svgData)\" fill=\"none\"\(attributes(of: stroke))/>\n"
        case .text(let run):
            write(run)
        case .image(let raster, let rect):
            write(raster, in: rect)
        case .clip(let rect, let content):
            clips += 1
            let id = "\(prefix.text)-clip\(clips)"
            markup += "<clipPath id=\"\(id)\"><path d=\"\(Path.rectangle(rect).svgData)\"/></clipPath>\n"
            write(content, in: "<g clip-path=\"url(#\(id))\">\n")
        case .placed(let origin, let scale, let content):
            let move = "translate(\(origin.x.compact) \(origin.y.compact))"
            let size = scale == 1 ? "" : " scale(\(scale.precise))"
            write(content, in: "<g transform=\"\(move)\(size)\">\n")
        case .spot: break
        case .tagged(_, let content):
            write(content)
        }
    }

    private mutating func write(_ content: [DrawingOperation], in group: String) {
        markup += group
        write(content)
        markup += "</g>\n"
    }

    private mutating func write(_ run: TextRun) {
        guard !run.string.visible.isEmpty else { return }
        let (x, y) = (run.position.x.compact, run.position.y.compact)
        var attributes = " x=\"\(x)\" y=\"\(y)\" font-size=\"\(run.font.size.compact)\""
        if run.font.bold { attributes += " font-weight=\"bold\"" }
        if run.font.family == .monospaced { attributes += " font-family=\"\(TextSVGWriter.monospaced)\"" }
        switch run.anchor {
        case .start: break
        case .middle: attributes += " text-anchor=\"middle\""
        case .end: attributes += " text-anchor=\"end\""
        }
        if run.rotation != 0 { attributes += " transform=\"rotate(\(run.rotation.compact) \(x) \(y))\"" }
        markup += "<text\(attributes)\(paint("fill", run.color))>\(run.string.visible.escapedForXML)</text>\n"
    }

    /// Writes a raster as one path a colour: bars as such, else of each row the runs of equal pixels as strokes a
    /// pixel thick.
    ///
    /// So the colours can follow the page, which no embedded picture's can, in some seven letters a run.
    private mutating func write(_ raster: Raster, in rect: Rect) {
        if raster.height > 1, let bars = raster.bars { return write(bars, of: raster, in: rect) }
        var strokes: [UInt32: (path: String, x: Int, y: Int)] = [:]
        var colors: [UInt32] = []
        for row in 0..<raster.height {
            for run in raster.runs(inRow: row) where run.color >> 24 > 0 {
                if strokes[run.color] == nil { colors.append(run.color) }
                var stroke = strokes[run.color] ?? ("M0 .5", 0, 0)
                let start = run.columns.lowerBound
                stroke.path += "m\(start - stroke.x) \(row - stroke.y)h\(run.columns.count)"
                (stroke.x, stroke.y) = (run.columns.upperBound, row)
                strokes[run.color] = stroke
            }
        }
        write(colors.map { ($0, strokes[$0]?.path ?? "") }, as: "stroke", of: raster, in: rect)
    }

    /// Writes bars as rectangles.
    private mutating func write(_ bars: [Raster.Bar], of raster: Raster, in rect: Rect) {
        var paths: [UInt32: (path: String, x: Int, y: Int)] = [:]
        var colors: [UInt32] = []
        for bar in bars {
            if paths[bar.color] == nil { colors.append(bar.color) }
            var path = paths[bar.color] ?? ("M0 0", 0, 0)
            let (start, count) = (bar.columns.lowerBound, bar.columns.count)
            path.path +=
                "m\(start - path.x) \(bar.top - path.y)h\(count)v\(raster.height - bar.top)h-\(count)z"
            (path.x, path.y) = (start, bar.top)
            paths[bar.color] = path
        }
        write(colors.map { ($0, paths[$0]?.path ?? "") }, as: "fill", of: raster, in: rect)
    }

    /// Writes a path a colour, in pixels of a raster.
    private mutating func write(
        _ paths: [(color: UInt32, path: String)], as property: String, of raster: Raster, in rect: Rect
    ) {
        let scale = (rect.width / Double(raster.width), rect.height / Double(raster.height))
        markup +=
            "<g shape-rendering=\"crispEdges\" transform=\"translate(\(rect.x.compact) \(rect.y.compact))"
        markup += " scale(\(scale.0.precise) \(scale.1.precise))\">\n"
        for (value, path) in paths {
            let color = Color(hex: value & 0xFF_FFFF).opacity(Double(value >> 24) / 255)
            markup += "<path d=\"\(path)\"\(paint(property, color))/>\n"
        }
        markup += "</g>\n"
    }

    private func attributes(of stroke: Stroke) -> String {
        var result = paint("stroke", stroke.color)
        if stroke.width != 1 { result += " stroke-width=\"\(stroke.width.compact)\"" }
        if stroke.dash.contains(where: { $0 > 0 }) {
            result += " stroke-dasharray=\"\(stroke.dash.map(\.compact).joined(separator: " "))\""
        }
        if stroke.style == .round { result += " stroke-linecap=\"round\" stroke-linejoin=\"round\"" }
        return result
    }

    private func paint(_ property: String, _ color: Color) -> String {
        let opaque = color.opacity(1)
        let value = properties[opaque].map { "var(--\($0),\(opaque.hex))" } ?? opaque.hex
        let opacity = color.alpha < 1 ? " \(property)-opacity=\"\(color.alpha.precise)\"" : ""
        return " \(property)=\"\(value)\"\(opacity)"
    }
}

extension Path {
    /// The `d` of an SVG path, with horizontal and vertical lines as such.
    fileprivate var svgData: String {
        var data = ""
        var current = Point(0, 0)
        var start = current
        for element in elements {
            switch element {
            case .move(let point):
                data += "M\(point.x.compact) \(point.y.compact)"
                current = point
                start = point
            case .line(let point):
                if point.y.compact == current.y.compact {
                    data += "H\(point.x.compact)"
                } else if point.x.compact == current.x.compact {
                    data += "V\(point.y.compact)"
                } else {
                    data += "L\(point.x.compact) \(point.y.compact)"
                }
                current = point
            case .curve(let first, let second, let end):
                let points = [first, second, end].map { "\($0.x.compact) \($0.y.compact)" }
                data += "C" + points.joined(separator: " ")
                current = end
            case .close:
                data += "Z"
                current = start
            }
        }
        return data
    }
}

extension Double {
    /// A number with at most four decimals, for factors.
    fileprivate var precise: String {
        guard isFinite else { return "1" }
        let scaled = Int((Swift.min(Swift.max(self, -1e6), 1e6) * 10_000).rounded())
        var digits = String(10_000 + scaled.magnitude % 10_000).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        let whole = (scaled < 0 ? "-" : "") + String(scaled.magnitude / 10_000)
        return digits.isEmpty ? whole : "\(whole).\(digits)"
    }
}
