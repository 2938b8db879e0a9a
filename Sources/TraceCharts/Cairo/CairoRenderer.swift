import CCairo

/// Turns drawings into the bytes of files.
///
/// The same drawing gives the same bytes, always.
public enum CairoRenderer {
    /// A PNG with so many pixels to the point, its resolution recorded.
    ///
    /// A picture of many colours may come out with each off by up to 2 of 255, which no eye can tell; one of up to
    /// 256 is exact.
    ///
    /// - Throws: `RenderError`; pictures of more than 32,767 pixels a side are unusable.
    public static func png(_ drawing: Drawing, scale: Double) throws(RenderError) -> [UInt8] {
        guard let width = pixels(drawing.size.width, scale), let height = pixels(drawing.size.height, scale)
        else { throw .unusableSize(drawing.size) }
        let isOpaque = drawing.isOpaque
        let surface = try CairoSurface.image(width: width, height: height, isOpaque: isOpaque)
        var replay = try Replay(on: surface.context)
        replay.draw(drawing, scale: scale)
        return try surface.withPixels { rows throws(RenderError) in
            try PNGWriter.png(rows, isOpaque: isOpaque, pixelsPerPoint: scale)
        }
    }

    /// An SVG file with text as outlines, so that it looks the same everywhere.
    ///
    /// - Parameters:
    ///   - title: The picture's name, for those who cannot see it.
    ///   - description: What the picture shows, in words.
    ///   - idPrefix: Begins every id, so that several pictures can stand in one page.
    public static func svg(
        _ drawing: Drawing, title: String, description: String, idPrefix: String
    ) throws(RenderError) -> [UInt8] {
        let surface = try CairoSurface.svg(drawing.size)
        var replay = try Replay(on: surface.context)
        replay.draw(drawing)
        let bytes = try surface.finish()
        let prefix = SVGIdentifier(idPrefix)
        let label = SVGLabel(title: title, description: description, prefix: prefix)
        return SVGIdentifiers.renumbered(bytes, prefix: prefix, label: label)
    }

    /// A PDF of one page with text that can be selected and searched.
    ///
    /// - Parameter created: nil where nothing is known; then it is `PDFDate.unknown`.
    public static func pdf(
        _ drawing: Drawing, title: String, created: PDFDate?
    ) throws(RenderError) -> [UInt8] {
        var page = drawing
        page.operations = [.tagged(.figure(description: title), drawing.operations)]
        return try pdf(PDFDocument(pages: [page], title: title, created: created))
    }

    /// A PDF with bookmarks, links and tags.
    ///
    /// Tagging is as far as Cairo 1.16 goes: charts have no alternative text, so it is not PDF/UA.
    public static func pdf(_ document: PDFDocument) throws(RenderError) -> [UInt8] {
        guard let first = document.pages.first else { throw .unusableSize(Size(0, 0)) }
        let destinations = document.pages.reduce(into: Set()) { $0.formUnion($1.destinations) }
        let surface = try CairoSurface.pdf(first.size)
        surface.setMetadata(of: document)
        var replay = try Replay(on: surface.context, tags: PDFTagWriter(destinations: destinations))
        // A link outside every tag corrupts the file, so all pages are inside one.
        cairo_tag_begin(surface.context, "Document", nil)
        for (index, page) in document.pages.enumerated() {
            // The first page has its size from the start. To set it now would drop the open tag and make
            // Cairo 1.16 read beyond its list of pages at the end.
            if index > 0 { try surface.beginPage(page.size) }
            if index < document.pageLabels.count {
                cairo_pdf_surface_set_page_label(surface.surface, document.pageLabels[index].visible)
            }
            replay.draw(page)
            if index == document.pages.count - 1 { cairo_tag_end(surface.context, "Document") }
            cairo_show_page(surface.context)
            try surface.check("drawing page \(index + 1)")
        }
        surface.add(document.bookmarks, below: CAIRO_PDF_OUTLINE_ROOT, destinations: destinations)
        return try surface.finish()
    }

    /// An extent in whole pixels; nil when it is not a number Cairo could hold.
    private static func pixels(_ points: Double, _ scale: Double) -> Int? {
        let pixels = (points * scale).rounded(.up)
        return pixels >= 1 && pixels < 1e6 ? Int(pixels) : nil
    }
}

extension CairoSurface {
    /// Writes what a document says about itself.
    fileprivate borrowing func setMetadata(of document: PDFDocument) {
        let fields: [(cairo_pdf_metadata_t, String)] = [
            (CAIRO_PDF_METADATA_TITLE, document.title), (CAIRO_PDF_METADATA_AUTHOR, document.author),
            (CAIRO_PDF_METADATA_SUBJECT, document.subject), (CAIRO_PDF_METADATA_KEYWORDS, document.keywords),
            (CAIRO_PDF_METADATA_CREATE_DATE, document.created.text),
        ]
        for (field, text) in fields where !text.isEmpty {
            cairo_pdf_surface_set_metadata(surface, field, text.visible)
        }
    }

    /// Sets the size of the page that is drawn next.
    fileprivate borrowing func beginPage(_ size: Size) throws(RenderError) {
        guard size.width > 0, size.height > 0, size.width <= 14_400, size.height <= 14_400 else {
            throw .unusableSize(size)
        }
        cairo_pdf_surface_set_size(surface, size.width, size.height)
    }

    /// Adds entries to the outline.
    fileprivate borrowing func add(_ bookmarks: [PDFBookmark], below parent: Int32, destinations: Set<String>)
    {
        for bookmark in bookmarks {
            var entry = parent
            if destinations.contains(bookmark.destination) {
                let link = PDFTagWriter.link(to: bookmark.destination)
                entry = cairo_pdf_surface_add_outline(
                    surface, parent, bookmark.title.visible, link, CAIRO_PDF_OUTLINE_FLAG_OPEN)
            }
            add(bookmark.children, below: entry, destinations: destinations)
        }
    }
}

extension Drawing {
    /// Whether the first thing drawn covers the whole picture without letting anything through.
    fileprivate var isOpaque: Bool {
        guard case .fill(let path, let color)? = operations.first else { return false }
        let whole = Rect(x: 0, y: 0, width: size.width, height: size.height)
        return color.alpha >= 1 && path == .rectangle(whole)
    }
}

/// Why a drawing could not become bytes.
public enum RenderError: Error, Sendable, Equatable {
    /// Fontconfig offers no font file at all; text could not be drawn.
    case noUsableFont
    /// The picture has no area, or is larger than the format can hold.
    case unusableSize(Size)
    /// Cairo reported a failure: its own words, and what was being done.
    case cairo(status: String, while: String)
    /// zlib could not compress a picture; its status, which for lack of memory is -4.
    case zlib(status: Int)
}

extension RenderError: CustomStringConvertible {
    /// What happened, and where a person can do something about it, what.
    public var description: String {
        switch self {
        case .noUsableFont: "no font is installed; on Debian and Ubuntu, install fonts-dejavu-core"
        case .unusableSize(let size): "no picture can be \(size.width.compact) by \(size.height.compact)"
        case .cairo(let status, let action): "\(action) failed: \(status)"
        case .zlib(let status): "compressing a picture failed with zlib's status \(status)"
        }
    }
}

extension RenderError {
    /// Cairo's status in its own words.
    init(_ status: cairo_status_t, while action: String) {
        self = .cairo(status: String(cString: cairo_status_to_string(status)), while: action)
    }
}
