import CCairo

extension Replay {
    /// Draws a raster, its pixels as sharp rectangles.
    ///
    /// A PDF gets one of few runs as rectangles, and one of a single colour as a mask, whose bytes are a quarter of
    /// those of a picture. An SVG gets a picture with a palette; the one that Cairo would write is larger and takes a quarter of the chart's time.
    func draw(_ raster: Raster, in rect: Rect, frame: Frame) {
        guard rect.width > 0, rect.height > 0 else { return }
        let corner = frame.clamp(Point(rect.x, rect.y))
        cairo_save(context)
        cairo_translate(context, corner.x, corner.y)
        cairo_scale(context, rect.width / Double(raster.width), rect.height / Double(raster.height))
        cairo_rectangle(context, 0, 0, Double(raster.width), Double(raster.height))
        switch cairo_surface_get_type(cairo_get_target(context)) {
        case CAIRO_SURFACE_TYPE_PDF:
            if raster.hasVectorRuns {
                if raster.height > 1, let bars = raster.bars {
                    draw(bars, height: raster.height)
                } else {
                    drawRuns(raster)
                }
            } else if let color = raster.onlyColor {
                drawMask(raster, Color(hex: color))
            } else {
                drawPixels(raster)
            }
        case CAIRO_SURFACE_TYPE_SVG:
            drawPixels(raster, encoded: try? PNGWriter.png(raster))
        default:
            drawPixels(raster)
        }
        cairo_restore(context)
    }

    /// Draws each run of pixels that show as a rectangle.
    ///
    /// Each goes on below those that follow it, so that no paper shines through where two meet.
    private func drawRuns(_ raster: Raster) {
        for row in 0..<raster.height {
            for shown in raster.runs(inRow: row).split(whereSeparator: { $0.color >> 24 == 0 }) {
                let end = Double(shown.last?.columns.upperBound ?? 0)
                for run in shown {
                    let start = Double(run.columns.lowerBound)
                    cairo_new_path(context)
                    cairo_rectangle(context, start, Double(row), end - start, 1)
                    setSource(Color(hex: run.color & 0xFF_FFFF))
                    fill()
                }
            }
        }
    }

    /// Draws each bar as a rectangle, the low ones first.
    ///
    /// Each goes on below a neighbour that is drawn after it, so that no paper shines through where two meet.
    private func draw(_ bars: [Raster.Bar], height: Int) {
        let order = bars.indices.sorted { (bars[$1].top, $0) < (bars[$0].top, $1) }
        for index in order {
            let bar = bars[index]
            var (start, end) = (bar.columns.lowerBound, bar.columns.upperBound)
            if index > 0, bars[index - 1].columns.upperBound == start, bars[index - 1].top < bar.top {
                start = bars[index - 1].columns.lowerBound
            }
            if index + 1 < bars.count, bars[index + 1].columns.lowerBound == end,
                bars[index + 1].top <= bar.top
            {
                end = bars[index + 1].columns.upperBound
            }
            cairo_new_path(context)
            cairo_rectangle(
                context, Double(start), Double(bar.top), Double(end - start), Double(height - bar.top))
            setSource(Color(hex: bar.color & 0xFF_FFFF))
            fill()
        }
    }

    /// Fills the current path with the pixels.
    ///
    /// - Parameter png: The same picture as a file, for surfaces that take it over as it is.
    private func drawPixels(_ raster: Raster, encoded png: [UInt8]? = nil) {
        withImage(of: raster, CAIRO_FORMAT_ARGB32, pixel: \.premultiplied) { image in
            if let png { attach(png, to: image) }
            cairo_set_source_surface(context, image, 0, 0)
            cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
            fill()
        }
    }

    /// Fills the current path with a colour, as opaque as each pixel is.
    private func drawMask(_ raster: Raster, _ color: Color) {
        withImage(of: raster, CAIRO_FORMAT_A8, pixel: { UInt8($0 >> 24) }) { image in
            guard let pattern = cairo_pattern_create_for_surface(image) else { return }
            cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST)
            cairo_clip(context)
            setSource(color)
            cairo_mask(context, pattern)
            cairo_pattern_destroy(pattern)
        }
    }

    /// Lends an image of Cairo's own, which a PDF keeps until its page ends.
    private func withImage<Pixel: BitwiseCopyable>(
        of raster: Raster, _ format: cairo_format_t, pixel: (UInt32) -> Pixel, _ body: (OpaquePointer) -> Void
    ) {
        guard
            let image = cairo_image_surface_create(
                format, Int32(clamping: raster.width), Int32(clamping: raster.height))
        else { return }
        defer { cairo_surface_destroy(image) }
        guard cairo_surface_status(image) == CAIRO_STATUS_SUCCESS,
            let data = cairo_image_surface_get_data(image)
        else { return }
        let stride = Int(cairo_image_surface_get_stride(image))
        for row in 0..<raster.height {
            let pixels = raster.pixels[row * raster.width..<(row + 1) * raster.width].map(pixel)
            pixels.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(start: data + row * stride, count: $0.count).copyMemory(
                    from: $0)
            }
        }
        cairo_surface_mark_dirty(image)
        body(image)
    }

    /// Gives an image the file that says the same; Cairo frees the copy with the image.
    private func attach(_ png: [UInt8], to image: OpaquePointer) {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: png.count)
        _ = copy.initialize(from: png)
        let status = cairo_surface_set_mime_data(
            image, CAIRO_MIME_TYPE_PNG, copy.baseAddress, UInt(copy.count), { $0?.deallocate() },
            copy.baseAddress)
        if status != CAIRO_STATUS_SUCCESS { copy.deallocate() }
    }
}

extension Raster {
    /// 0xRRGGBB of all pixels that show, where they share it.
    fileprivate var onlyColor: UInt32? {
        guard let first = pixels.first(where: { $0 >> 24 > 0 }) else { return nil }
        let isShared = pixels.allSatisfy { $0 >> 24 == 0 || ($0 ^ first) & 0xFF_FFFF == 0 }
        return isShared ? first & 0xFF_FFFF : nil
    }
}

extension UInt32 {
    /// A pixel of straight alpha as Cairo wants it.
    fileprivate var premultiplied: UInt32 {
        let alpha = self >> 24
        guard alpha < 255 else { return self }
        func part(_ shift: UInt32) -> UInt32 { (((self >> shift & 0xFF) * alpha + 127) / 255) << shift }
        return alpha << 24 | part(16) | part(8) | part(0)
    }
}
