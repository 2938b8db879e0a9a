import CCairo

/// The pixels of a PNG file.
struct Picture {
    private let width: Int
    private let height: Int
    private let bytes: [UInt8]

    /// A picture that cannot be read has no pixels.
    init(_ path: String) {
        let surface = cairo_image_surface_create_from_png(path)
        defer { cairo_surface_destroy(surface) }
        width = Int(cairo_image_surface_get_width(surface))
        height = Int(cairo_image_surface_get_height(surface))
        let length = Int(cairo_image_surface_get_stride(surface)) * height
        let data = cairo_image_surface_get_data(surface)
        bytes = data.map { Array(UnsafeBufferPointer(start: $0, count: length)) } ?? []
    }

    /// The mean difference of a channel, from 0 to 1; 1 for pictures of different sizes and for none.
    func difference(from other: Picture) -> Double {
        guard !bytes.isEmpty, width == other.width, height == other.height, bytes.count == other.bytes.count
        else { return 1 }
        let sum = zip(bytes, other.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        return Double(sum) / Double(bytes.count) / 255
    }
}
