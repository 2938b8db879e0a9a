import TraceCharts

/// What stands between two spaces: one box, or several where the style changes within a word.
struct Word {
    /// The boxes, from left to right.
    var boxes: [TextBox]
    /// The width of the space before it.
    var space: Double

    /// The width without the space.
    var width: Double { boxes.reduce(0) { $0 + $1.width } }
}

/// Gathers the words of a text across its elements.
struct WordCollector {
    private let measure: WidthCache
    private var lines: [[Word]] = [[]]
    private var boxes: [TextBox] = []
    private var space = 0.0

    /// A collector without words.
    init(measure: WidthCache) {
        self.measure = measure
    }

    /// Adds text; spaces end words, no-break spaces do not.
    mutating func add(_ text: String, _ style: TextStyle, link: String?) {
        var first = true
        for part in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !first {
                endWord()
                space = measure.width(of: " ", in: style.font)
            }
            first = false
            guard !part.isEmpty else { continue }
            let shown = String(part.map { $0 == "\u{A0}" ? " " : $0 })
            boxes.append(
                TextBox(
                    content: .text(shown), style: style, link: link,
                    // The number that will stand here is not known; most have one digit.
                    width: measure.width(of: shown == TextSetter.pageOfLink ? "8" : shown, in: style.font)))
        }
    }

    /// Adds a badge's shape, which stays with the word behind it.
    mutating func add(_ shape: BadgeShape, _ style: TextStyle) {
        let side = style.font.size * 1.05
        boxes.append(TextBox(content: .shape(shape), style: style, link: nil, width: side))
        let gap = TextBox(content: .text(""), style: style, link: nil, width: style.font.size * 0.4)
        boxes.append(gap)
    }

    /// Adds a picture.
    mutating func add(_ image: Document.Image, _ style: TextStyle, link: String?) {
        let width = image.pointHeight * image.aspect
        boxes.append(TextBox(content: .image(image), style: style, link: link, width: width))
    }

    /// Ends the line.
    mutating func breakLine() {
        endWord()
        space = 0
        lines.append([])
    }

    /// The words of every line.
    mutating func finish() -> [[Word]] {
        endWord()
        return lines
    }

    private mutating func endWord() {
        guard !boxes.isEmpty else { return }
        lines[lines.count - 1].append(Word(boxes: boxes, space: space))
        boxes = []
        space = 0
    }
}

/// A line that is being filled.
struct LineBuilder {
    /// What stands in it so far.
    private(set) var boxes: [TextBox] = []
    /// Its width so far.
    private(set) var width = 0.0

    /// Whether nothing stands in it.
    var isEmpty: Bool { boxes.isEmpty }

    /// Whether a word still fits; a hair too wide does, so that text set at its own width stays on a line.
    func fits(_ word: Word, in limit: Double) -> Bool {
        width + (isEmpty ? 0 : word.space) + word.width <= limit + 0.01
    }

    /// Adds a word; neighbours of one style become one box, spaces included.
    mutating func add(_ word: Word) {
        var space = isEmpty ? 0 : word.space
        width += space
        for var box in word.boxes {
            defer { space = 0 }
            if let last = boxes.last, case .text(let before) = last.content,
                case .text(let text) = box.content,
                !before.isEmpty, !text.isEmpty, last.style == box.style, last.link == box.link
            {
                boxes[boxes.count - 1].content = .text(before + (space > 0 ? " " : "") + text)
                boxes[boxes.count - 1].width += space + box.width
            } else if box.content != .text("") {
                box.x = width
                boxes.append(box)
            }
            width += box.width
        }
    }
}
