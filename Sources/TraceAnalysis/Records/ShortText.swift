/// Up to 48 bytes that are looked for at many places.
///
/// Three vectors are compared at once, whatever the length: that takes as long as a single comparison byte by byte.
struct ShortText: Sendable {
    /// How many bytes there can be.
    static let longest = 48

    private typealias Vectors = (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)

    /// How many bytes there are.
    let length: Int
    private let bytes: Vectors
    /// All bits of the bytes that count.
    private let mask: Vectors

    /// No bytes, which stand everywhere.
    init() {
        (length, bytes, mask) = (0, (.zero, .zero, .zero), (.zero, .zero, .zero))
    }

    /// The bytes between two places; nil when there are too many.
    init?(from start: UnsafeRawPointer, to end: UnsafeRawPointer) {
        length = end - start
        guard (0...Self.longest).contains(length) else { return nil }
        var text = [UInt8](repeating: 0, count: Self.longest)
        var filled = text
        for index in 0..<length {
            text[index] = start.byte(index)
            filled[index] = .max
        }
        bytes = text.withUnsafeBytes { Self.vectors($0) }
        mask = filled.withUnsafeBytes { Self.vectors($0) }
    }

    private static func vectors(_ bytes: UnsafeRawBufferPointer) -> Vectors {
        (
            bytes.loadUnaligned(as: SIMD16<UInt8>.self),
            bytes.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self),
            bytes.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self)
        )
    }

    /// Whether the bytes stand at a place, from which `longest` bytes must be readable.
    ///
    /// A text of one line has no line break, so it never stands where it would reach beyond a line.
    @inline(__always)
    func stands(at place: UnsafeRawPointer) -> Bool {
        let first = (place.loadUnaligned(as: SIMD16<UInt8>.self) ^ bytes.0) & mask.0
        let second = (place.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self) ^ bytes.1) & mask.1
        let third = (place.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self) ^ bytes.2) & mask.2
        let words = unsafeBitCast(first | second | third, to: SIMD2<UInt64>.self)
        return words[0] | words[1] == 0
    }
}
