import CCairo

/// Reads PNG pictures, such as a logo, as rasters.
public enum PNGReader {
    /// The most pixels a picture may have: 4 million, 16 MB when read.
    public static let mostPixels = 4_000_000

    /// The pixels of a PNG.
    ///
    /// The header is looked at before anything is read, so a small file cannot ask for much memory.
    ///
    /// - Throws: `RenderError.unusableSize` for a picture of more than `mostPixels`, `RenderError.cairo` for
    ///   bytes that are no sound PNG.
    public static func raster(_ png: [UInt8]) throws(RenderError) -> Raster {
        let action = "reading a PNG"
        guard let (width, height) = size(of: png) else {
            throw .cairo(status: "not a PNG", while: action)
        }
        guard width > 0, height > 0, width <= mostPixels, height <= mostPixels, width * height <= mostPixels
        else { throw .unusableSize(Size(Double(width), Double(height))) }
        // Cairo reads palettes, greys and deep colours into formats of its own; painting the picture on a
        // surface makes them one.
        let canvas = try CairoSurface.image(width: width, height: height, isOpaque: false)
        try canvas.paint(png: png, while: action)
        let pixels = try canvas.withPixels { rows in (0..<height).flatMap { rows[$0].map(\.straight) } }
        guard let raster = Raster(width: width, height: height, pixels: pixels) else {
            throw .cairo(status: "no pixels", while: action)
        }
        return raster
    }

    /// Width and height in pixels, from the header; nil where there is none.
    private static func size(of png: [UInt8]) -> (width: Int, height: Int)? {
        let start: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        guard png.count >= start.count + 8, png.starts(with: start) else { return nil }
        func number(at offset: Int) -> Int { png[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(at: start.count), number(at: start.count + 4))
    }
}

extension CairoSurface {
    /// Paints a PNG over the whole surface.
    fileprivate borrowing func paint(png: [UInt8], while action: String) throws(RenderError) {
        var source = ByteSource(rest: png[...])
        let decoded = withUnsafeMutablePointer(to: &source) {
            cairo_image_surface_create_from_png_stream(ByteSource.read, $0)
        }
        guard let image = decoded else { throw .cairo(status: "no surface", while: action) }
        defer { cairo_surface_destroy(image) }
        let status = cairo_surface_status(image)
        guard status == CAIRO_STATUS_SUCCESS else { throw RenderError(status, while: action) }
        cairo_set_source_surface(context, image, 0, 0)
        cairo_paint(context)
        try check(action)
    }
}

/// Bytes that Cairo reads one piece after the other.
private struct ByteSource {
    /// What has not been read.
    var rest: ArraySlice<UInt8>

    /// What Cairo calls for each piece; its closure points to a source.
    static let read: cairo_read_func_t = { closure, data, length in
        guard let source = closure?.assumingMemoryBound(to: ByteSource.self), let data,
            source.pointee.rest.count >= Int(length)
        else { return CAIRO_STATUS_READ_ERROR }
        let piece = source.pointee.rest.prefix(Int(length))
        _ = UnsafeMutableBufferPointer(start: data, count: piece.count).update(fromContentsOf: piece)
        source.pointee.rest = source.pointee.rest.dropFirst(piece.count)
        return CAIRO_STATUS_SUCCESS
    }
}
