/// The pixels of an image surface where Cairo keeps them; valid while the surface lives and nothing is drawn.
struct PixelRows {
    /// Pixels in a row.
    let width: Int
    /// Rows.
    let height: Int
    private let start: UnsafeRawPointer
    private let stride: Int

    /// Rows of four bytes a pixel, each row so many bytes behind the one above it.
    init(_ start: UnsafeRawPointer, width: Int, height: Int, stride: Int) {
        self.start = start
        self.width = width
        self.height = height
        self.stride = stride
    }

    /// A row from the top: 0xAARRGGBB a pixel, premultiplied; without alpha the first byte means nothing.
    subscript(row: Int) -> UnsafeBufferPointer<UInt32> {
        UnsafeBufferPointer(
            start: (start + row * stride).assumingMemoryBound(to: UInt32.self), count: width)
    }
}

extension UInt32 {
    /// A premultiplied pixel with straight alpha.
    var straight: UInt32 {
        let alpha = self >> 24
        guard alpha < 255 else { return self }
        guard alpha > 0 else { return 0 }
        let parts = [16, 8, 0].map { shift in
            Swift.min(255, ((self >> UInt32(shift) & 0xFF) * 255 + alpha / 2) / alpha) << UInt32(shift)
        }
        return parts.reduce(alpha << 24, |)
    }
}
