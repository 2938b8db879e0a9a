/// The id of a request as a table keeps it, in two words: a UUID as its 16 bytes, a short text as it is, of any other
/// a hash, which tells ids apart and shows none.
struct RequestID: Sendable, Hashable {
    /// The upper bits; 0 where the first word is a hash.
    let high: UInt64
    let low: UInt64
    /// Which of the three it is.
    let form: Form

    /// How the words are to be read.
    enum Form: Int32, Sendable {
        /// 16 bytes, written as five groups of small hexadecimal digits.
        case uuid
        /// Up to 16 bytes of text, zeros behind them.
        case text
        /// A hash.
        case hash
    }

    init(_ id: String) {
        var id = id
        self = id.withUTF8 { bytes in
            RequestID(uuid: bytes) ?? RequestID(short: bytes) ?? RequestID(hashOf: bytes)
        }
    }

    /// An id that columns hold.
    init(high: Int64, low: Int64, form: Form) {
        (self.high, self.low, self.form) = (UInt64(bitPattern: high), UInt64(bitPattern: low), form)
    }

    private init(high: UInt64, low: UInt64, form: Form) {
        (self.high, self.low, self.form) = (high, low, form)
    }

    private init?(uuid bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 36, let text = UnsafeRawPointer(bytes.baseAddress),
            [8, 13, 18, 23].allSatisfy({ bytes[$0] == UInt8(ascii: "-") }),
            let first = EightHexDigits.value(text.word()),
            let second = EightHexDigits.value(text.halfWord(9) | text.halfWord(14) &<< 32),
            let third = EightHexDigits.value(text.halfWord(19) | text.halfWord(24) &<< 32),
            let last = EightHexDigits.value(text.word(28))
        else { return nil }
        self.init(high: first &<< 32 | second, low: third &<< 32 | last, form: .uuid)
    }

    private init?(short bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= 16, !bytes.contains(0) else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        for place in 0..<16 {
            let byte = UInt64(place < bytes.count ? bytes[place] : 0)
            if place < 8 { words.0 = words.0 << 8 | byte } else { words.1 = words.1 << 8 | byte }
        }
        self.init(high: words.0, low: words.1, form: .text)
    }

    private init(hashOf bytes: UnsafeBufferPointer<UInt8>) {
        var hash = StableHash()
        hash.add(bytes)
        self.init(high: hash.value.mixed, low: UInt64(bytes.count), form: .hash)
    }

    /// The id; nil where only a hash is kept.
    var text: String? {
        switch form {
        case .hash: return nil
        case .text:
            let bytes = [high, low].flatMap { word in
                (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
            }
            return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        case .uuid:
            var text = ""
            for place in 0..<32 {
                let word = place < 16 ? high : low
                let digit = word >> UInt64(60 - 4 * (place % 16)) & 15
                if [8, 12, 16, 20].contains(place) { text.append("-") }
                text += String(digit, radix: 16)
            }
            return text
        }
    }
}

extension UnsafeRawPointer {
    /// The four bytes at some distance, the first one lowest.
    fileprivate func halfWord(_ offset: Int) -> UInt64 {
        UInt64(loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian)
    }
}
