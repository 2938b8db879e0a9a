import CCairo

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
