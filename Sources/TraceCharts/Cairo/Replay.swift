import CCairo

/// Draws the operations of a drawing on a surface of Cairo, one after the other.
struct Replay: ~Copyable {
    let context: OpaquePointer
    private var fonts: TypeCase
    /// What writes the structure of a PDF; nil for formats that have none.
    private var tags: PDFTagWriter?

    /// Draws on a context that outlives the replay.
    ///
    /// Throws `RenderError.noUsableFont` when there is nothing to set text in.
    init(on context: OpaquePointer, tags: PDFTagWriter? = nil) throws(RenderError) {
        self.context = context
        self.tags = tags
        fonts = try TypeCase()
    }

    /// Draws a whole drawing, its origin at the surface's.
    mutating func draw(_ drawing: Drawing, scale: Double = 1) {
        cairo_save(context)
        cairo_scale(context, scale, scale)
        draw(drawing.operations, in: Frame(scale: scale))
        cairo_restore(context)
    }

    private mutating func draw(_ operations: [DrawingOperation], in frame: Frame) {
        for operation in operations { draw(operation, in: frame) }
    }

    private mutating func draw(_ operation: DrawingOperation, in frame: Frame) {
        switch operation {
        case .fill(let path, let color):
            trace(path, in: frame)
            setSource(color)
            fill()
        case .stroke(let path, let stroke):
            trace(path, in: frame)
            set(stroke)
            cairo_stroke(context)
        case .text(let run):
            draw(run, in: frame)
        case .image(let raster, let rect):
            draw(raster, in: rect, frame: frame)
        case .clip(let rect, let content):
            cairo_save(context)
            trace(.rectangle(rect), in: frame)
            cairo_clip(context)
            draw(content, in: frame)
            cairo_restore(context)
        case .placed(let origin, let scale, let content):
            guard scale > 0, scale.isFinite else { return }
            let place = frame.clamp(origin)
            cairo_save(context)
            cairo_translate(context, place.x, place.y)
            cairo_scale(context, scale, scale)
            draw(content, in: frame.placed(at: place, scale: scale))
            cairo_restore(context)
        case .spot:
            break
        case .tagged(let tag, let content):
            draw(content, as: tag, in: frame)
        }
    }

    private mutating func draw(_ content: [DrawingOperation], as tag: Tag, in frame: Frame) {
        guard let opened = tags?.begin(tag, on: context) else { return draw(content, in: frame) }
        // Cairo drops what a tag draws itself from the structure once it holds another tag, unless that
        // is wrapped in a Span.
        let holdsTags = content.contains(where: \.holdsTag)
        for operation in content {
            let isOwn = holdsTags && operation.holdsText && !operation.holdsTag
            if isOwn { cairo_tag_begin(context, "Span", nil) }
            draw(operation, in: frame)
            if isOwn { cairo_tag_end(context, "Span") }
        }
        for name in opened.reversed() { cairo_tag_end(context, name) }
    }

    private func trace(_ path: Path, in frame: Frame) {
        cairo_new_path(context)
        for element in path.elements {
            switch element {
            case .move(let point):
                let point = frame.clamp(point)
                cairo_move_to(context, point.x, point.y)
            case .line(let point):
                let point = frame.clamp(point)
                cairo_line_to(context, point.x, point.y)
            case .curve(let first, let second, let end):
                let (first, second, end) = (frame.clamp(first), frame.clamp(second), frame.clamp(end))
                cairo_curve_to(context, first.x, first.y, second.x, second.y, end.x, end.y)
            case .close:
                cairo_close_path(context)
            }
        }
    }

    /// Fills the current path.
    ///
    /// Cairo takes an opaque rectangle over the whole page for a fresh start and forgets what came before,
    /// open tags included, which makes it fail or crash later. An extra line without area prevents that.
    func fill() {
        if tags != nil {
            var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
            cairo_fill_extents(context, &left, &top, &right, &bottom)
            var (pageLeft, pageTop, pageRight, pageBottom) = (0.0, 0.0, 0.0, 0.0)
            cairo_clip_extents(context, &pageLeft, &pageTop, &pageRight, &pageBottom)
            if left <= pageLeft, top <= pageTop, right >= pageRight, bottom >= pageBottom {
                cairo_move_to(context, pageLeft, pageTop)
                cairo_line_to(context, pageRight, pageTop)
                cairo_close_path(context)
            }
        }
        cairo_fill(context)
    }

    func setSource(_ color: Color) {
        cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
    }

    private func set(_ stroke: Stroke) {
        setSource(stroke.color)
        cairo_set_line_width(context, max(stroke.width, 0))
        // All-zero or negative dashes put a context into an error state.
        let isDashed = stroke.dash.allSatisfy { $0 >= 0 && $0.isFinite } && stroke.dash.contains { $0 > 0 }
        cairo_set_dash(context, stroke.dash, isDashed ? Int32(stroke.dash.count) : 0, 0)
        let isRound = stroke.style == .round
        cairo_set_line_cap(context, isRound ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
        cairo_set_line_join(context, isRound ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
    }

    private mutating func draw(_ run: TextRun, in frame: Frame) {
        let size = run.font.size
        let pieces = fonts.catalog.pieces(of: run.string, style: FontStyle(run.font))
        guard size > 0, size.isFinite, !pieces.isEmpty else { return }
        let advances = pieces.map { fonts.advance(of: $0) * size }
        let position = frame.clamp(run.position)
        var x = -advances.reduce(0, +) * run.anchor.share
        cairo_save(context)
        cairo_translate(context, position.x, position.y)
        if run.rotation != 0 { cairo_rotate(context, run.rotation * .pi / 180) }
        setSource(run.color)
        for (piece, advance) in zip(pieces, advances) {
            if let face = fonts.face(of: piece.font) {
                cairo_set_font_face(context, face)
                cairo_set_font_size(context, size)
                piece.font.isColored && tags != nil
                    ? drawApart(piece, at: x, size: size) : drawText(piece.text, at: x)
            }
            x += advance
        }
        cairo_restore(context)
    }

    private func drawText(_ text: String, at x: Double) {
        cairo_move_to(context, x, 0)
        cairo_show_text(context, text)
    }

    /// Draws pictures of a font one by one, each in a group of its own.
    ///
    /// Cairo 1.16 lists the same picture twice among a PDF page's resources when it is drawn twice.
    private mutating func drawApart(_ piece: TextPiece, at start: Double, size: Double) {
        var x = start
        for character in piece.text.unicodeScalars.map(String.init) {
            cairo_save(context)
            cairo_push_group(context)
            drawText(character, at: x)
            cairo_pop_group_to_source(context)
            cairo_paint(context)
            cairo_restore(context)
            x += fonts.advance(of: TextPiece(font: piece.font, text: character)) * size
        }
    }
}

extension DrawingOperation {
    /// The operations inside this one; empty for one that draws.
    private var content: [DrawingOperation] {
        switch self {
        case .fill, .stroke, .text, .image, .spot: []
        case .clip(_, let content), .placed(_, _, let content), .tagged(_, let content): content
        }
    }

    /// Whether it is or contains a tagged part.
    fileprivate var holdsTag: Bool {
        if case .tagged = self { return true }
        return content.contains(where: \.holdsTag)
    }

    /// Whether it is or contains text.
    fileprivate var holdsText: Bool {
        if case .text = self { return true }
        return content.contains(where: \.holdsText)
    }
}

/// Where a nested part of a drawing lies on its surface: moved and scaled, never turned.
struct Frame {
    /// What Cairo's 24.8 fixed-point coordinates hold, with some room; beyond it they wrap around.
    private static let limit = 8_000_000.0

    private var x = 0.0
    private var y = 0.0
    private var scale: Double

    /// The frame of a whole drawing on a surface with so many units to the point.
    init(scale: Double) {
        self.scale = scale
    }

    /// The frame of a part that is placed in this one.
    func placed(at origin: Point, scale inner: Double) -> Frame {
        var frame = self
        frame.x += origin.x * scale
        frame.y += origin.y * scale
        frame.scale *= inner
        return frame
    }

    /// The same point, brought to where coordinates do not wrap; one that is not a number goes to an edge.
    func clamp(_ point: Point) -> Point {
        Point(clamp(point.x, origin: x), clamp(point.y, origin: y))
    }

    private func clamp(_ value: Double, origin: Double) -> Double {
        guard scale > 0 else { return 0 }
        let lower = (-Frame.limit - origin) / scale
        let upper = (Frame.limit - origin) / scale
        guard value > lower else { return lower }
        return value < upper ? value : upper
    }
}
