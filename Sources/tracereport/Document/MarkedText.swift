import TraceAnalysis

/// Markup that a template was filled to, and for each byte of it the place in the template that it came from.
///
/// A value cannot become markup: of the characters that mean something in markup it holds stand-ins, control
/// characters that occur in no value (`String.visible` removes them) and in no template (`TemplateScanner`
/// refuses them). `original` turns them back.
struct MarkedText: Sendable {
    /// The markup in UTF-8.
    private(set) var bytes: [UInt8] = []
    private var pieces: [Piece]

    /// The bytes from an offset on: text of a file from a place on, or the value of a tag that stands there.
    private struct Piece: Sendable {
        var offset: Int
        var position: SourcePosition
        var isValue: Bool
    }

    /// Markup that stands at a place of a file.
    init(_ text: String = "", at position: SourcePosition) {
        bytes = Array(text.utf8)
        pieces = [Piece(offset: 0, position: position, isValue: false)]
    }

    /// Markup that is a file of its own.
    init(_ text: String, file: String) {
        self.init(text, at: SourcePosition(file: file))
    }

    /// Adds text of a file.
    mutating func append(_ text: String, at position: SourcePosition) {
        pieces.append(Piece(offset: bytes.count, position: position, isValue: false))
        bytes += text.utf8
    }

    /// Adds the value of a tag; control and bidi characters become `U+202E`.
    mutating func append(value: String, at position: SourcePosition) {
        pieces.append(Piece(offset: bytes.count, position: position, isValue: true))
        for byte in value.visible.utf8 { bytes.append(Self.standIn(byte)) }
    }

    /// Where a byte came from.
    ///
    /// O(log pieces + the piece's length).
    func position(of offset: Int) -> SourcePosition {
        let piece = pieces[max(pieces.partitioningIndex { $0.offset > offset } - 1, 0)]
        var position = piece.position
        if !piece.isValue {
            position.advance(
                over: String(decoding: bytes[piece.offset..<min(offset, bytes.count)], as: UTF8.self))
        }
        return position
    }

    /// The byte a stand-in stands for; any other byte is itself.
    static func original(_ byte: UInt8) -> UInt8 {
        guard byte >= firstStandIn, byte < firstStandIn + UInt8(markupCharacters.count) else { return byte }
        return markupCharacters[Int(byte - firstStandIn)]
    }

    private static func standIn(_ byte: UInt8) -> UInt8 {
        markupCharacters.firstIndex(of: byte).map { firstStandIn + UInt8($0) } ?? byte
    }

    private static let markupCharacters = Array("<>&\"'".utf8)
    private static let firstStandIn: UInt8 = 0x0E
}

/// A place in a template file, for people: lines and columns count from 1.
struct SourcePosition: Sendable, Hashable, CustomStringConvertible {
    /// The file's name.
    var file: String
    /// The line.
    var line = 1
    /// The column, in Unicode scalars.
    var column = 1

    /// `FILE:LINE:COLUMN`.
    var description: String { "\(file):\(line):\(column)" }

    /// Moves past some text that begins here.
    mutating func advance(over text: some StringProtocol) {
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
    }
}

/// What is wrong with a template, and where.
struct TemplateError: Error, Hashable, CustomStringConvertible {
    /// Where it is wrong.
    var position: SourcePosition
    /// One sentence for the template's author.
    var message: String

    /// `FILE:LINE:COLUMN: sentence`.
    var description: String { "\(position): \(message)" }
}
