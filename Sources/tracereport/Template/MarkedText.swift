import TraceAnalysis

/// Where each piece of a rendered template came from.
///
/// Before rendering, a mark is put around every tag: U+0001, the number of a place, U+0002. The marks come
/// out with the text, so a fault in the rendered markup can be reported at its place in the template. A template
/// itself holds no control character; the scanner refuses it.
struct PositionMarks {
    /// A place, and whether what follows is the value of a tag there rather than the file's own text.
    struct Place: Sendable, Equatable {
        /// Where it is.
        var position: SourcePosition
        /// Whether a value follows.
        var isValue: Bool
    }

    /// The places by their numbers.
    private(set) var places: [Place] = []

    /// The template with marks.
    mutating func marked(_ tokens: [TemplateToken]) -> String {
        var result = ""
        for token in tokens {
            switch token.kind {
            case .comment:
                continue
            case .text(let text):
                result += mark(token.position, isValue: false) + text
            case .variable, .part, .close, .open:
                result += mark(token.position, isValue: true) + token.source
                // A mark right behind every tag keeps it from being part of a character with what follows,
                // and from standing alone on its line.
                var behind = token.position
                behind.advance(over: token.source)
                result += mark(behind, isValue: false)
            }
        }
        return result
    }

    private mutating func mark(_ position: SourcePosition, isValue: Bool) -> String {
        places.append(Place(position: position, isValue: isValue))
        return "\u{1}\(places.count - 1)\u{2}"
    }
}

/// Rendered markup, and for each byte of it the place it came from.
struct MarkedText: Sendable {
    /// The markup in UTF-8, with stand-ins for the markup characters of values.
    let bytes: [UInt8]
    private let starts: [(offset: Int, place: PositionMarks.Place)]

    /// Takes the marks out of rendered text.
    init(_ rendered: String, marks: PositionMarks) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rendered.utf8.count)
        var starts: [(offset: Int, place: PositionMarks.Place)] = []
        var number: Int?
        for byte in rendered.utf8 {
            if byte == 1 {
                number = 0
            } else if byte == 2, let index = number {
                if marks.places.indices.contains(index) { starts.append((bytes.count, marks.places[index])) }
                number = nil
            } else if let index = number {
                number = index * 10 + Int(byte) - Int(UInt8(ascii: "0"))
            } else {
                bytes.append(byte)
            }
        }
        self.bytes = bytes
        self.starts = starts
    }

    /// Markup that is a file of its own.
    init(_ text: String, file: String) {
        self.init(text, at: SourcePosition(file: file, line: 1, column: 1))
    }

    /// Markup that stands at a place of a file.
    init(_ text: String, at position: SourcePosition) {
        bytes = Array(text.utf8)
        starts = [(0, .init(position: position, isValue: false))]
    }

    /// Where a byte came from.
    func position(of offset: Int) -> SourcePosition {
        let after = starts.partitioningIndex { $0.offset > offset }
        guard after > 0 else { return SourcePosition(file: TemplateSet.entry, line: 1, column: 1) }
        let (start, place) = starts[after - 1]
        var position = place.position
        if !place.isValue {
            position.advance(over: String(decoding: bytes[start..<min(offset, bytes.count)], as: UTF8.self))
        }
        return position
    }
}
