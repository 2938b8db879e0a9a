import CCairo

/// A surface of Cairo and the context that draws on it: the one door to C for drawings.
///
/// Cairo never returns NULL but objects in an error state, in which every call is ignored. Only objects
/// without error leave this type: status is checked after creation, when drawing ends and after finish.
struct CairoSurface: ~Copyable {
    /// The surface, for the calls of one format.
    let surface: OpaquePointer
    /// What draws on it.
    let context: OpaquePointer
    /// Where the bytes of a stream format go; outlives the surface.
    private let sink: ByteSink

    /// A surface in memory for pixels.
    ///
    /// - Parameter isOpaque: Leaves out the alpha channel; the picture has to cover all of it.
    static func image(width: Int, height: Int, isOpaque: Bool) throws(RenderError) -> CairoSurface {
        let limit = 32_767  // Cairo's own, from its 16-bit coordinates
        guard (1...limit).contains(width), (1...limit).contains(height) else {
            throw .unusableSize(Size(Double(width), Double(height)))
        }
        let format = isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32
        return try CairoSurface(ByteSink(), "creating an image") { _ in
            cairo_image_surface_create(format, Int32(width), Int32(height))
        }
    }

    /// A surface that writes SVG.
    static func svg(_ size: Size) throws(RenderError) -> CairoSurface {
        try size.checkPage()
        return try CairoSurface(ByteSink(), "creating an SVG") { sink in
            cairo_svg_surface_create_for_stream(ByteSink.write, sink.pointer, size.width, size.height)
        }
    }

    /// A surface that writes PDF, its first page of a given size.
    static func pdf(_ size: Size) throws(RenderError) -> CairoSurface {
        try size.checkPage()
        return try CairoSurface(ByteSink(), "creating a PDF") { sink in
            cairo_pdf_surface_create_for_stream(ByteSink.write, sink.pointer, size.width, size.height)
        }
    }

    private init(
        _ sink: ByteSink, _ action: String, create: (ByteSink) -> OpaquePointer?
    ) throws(RenderError) {
        guard let surface = create(sink) else { throw .cairo(status: "no surface", while: action) }
        let surfaceStatus = cairo_surface_status(surface)
        guard surfaceStatus == CAIRO_STATUS_SUCCESS else {
            cairo_surface_destroy(surface)
            throw RenderError(surfaceStatus, while: action)
        }
        guard let context = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            throw .cairo(status: "no context", while: action)
        }
        let status = cairo_status(context)
        guard status == CAIRO_STATUS_SUCCESS else {
            cairo_destroy(context)
            cairo_surface_destroy(surface)
            throw RenderError(status, while: action)
        }
        TypeCase.withOptions { cairo_set_font_options(context, $0) }
        self.surface = surface
        self.context = context
        self.sink = sink
    }

    deinit {
        // Destroying an unfinished surface makes Cairo write its end; the sink is still there for it.
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// Throws what went wrong since creation, if anything did.
    func check(_ action: String) throws(RenderError) {
        let status = cairo_status(context)
        guard status == CAIRO_STATUS_SUCCESS else { throw RenderError(status, while: action) }
        let surfaceStatus = cairo_surface_status(surface)
        guard surfaceStatus == CAIRO_STATUS_SUCCESS else { throw RenderError(surfaceStatus, while: action) }
    }

    /// Ends a stream format and hands out all of its bytes.
    consuming func finish() throws(RenderError) -> [UInt8] {
        try check("drawing")
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else { throw RenderError(status, while: "finishing") }
        return sink.bytes
    }

    /// Ends drawing on an image and lends its pixels.
    ///
    /// - Parameter use: What to do with them; they are gone when it returns.
    borrowing func withPixels<Result>(
        _ use: (PixelRows) throws(RenderError) -> Result
    ) throws(RenderError) -> Result {
        try check("drawing")
        cairo_surface_flush(surface)
        try check("reading pixels")
        guard let data = cairo_image_surface_get_data(surface) else {
            throw .cairo(status: "no pixels", while: "reading pixels")
        }
        return try use(
            PixelRows(
                data, width: Int(cairo_image_surface_get_width(surface)),
                height: Int(cairo_image_surface_get_height(surface)),
                stride: Int(cairo_image_surface_get_stride(surface))))
    }
}

extension Size {
    /// Throws unless a page can have this size: PDF readers stop at 14,400 points.
    fileprivate func checkPage() throws(RenderError) {
        guard width > 0, height > 0, width <= 14_400, height <= 14_400 else { throw .unusableSize(self) }
    }
}

/// The bytes that Cairo has written so far.
///
/// Output goes to memory and from there to a file: Cairo on a full disk reports no error.
final class ByteSink {
    private(set) var bytes: [UInt8] = []

    /// What Cairo calls with each piece; its closure is `pointer`.
    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }

    /// Names this sink to Cairo.
    ///
    /// Whoever hands it out keeps the sink alive for as long as Cairo may write.
    var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}
