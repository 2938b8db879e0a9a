import TraceCharts

/// Breaks styled text into lines.
///
/// Lines break at spaces. A word too long for a line breaks behind punctuation where that fills at least
/// half the line, else between any two characters, so nothing stands outside and nothing is lost.
struct TextSetter {
    /// Sizes, distances and colours.
    let style: PageStyle
    /// Widths and heights of text.
    let measure: WidthCache

    /// Stands in a link to a place of the document for the number of that place's page.
    static let pageOfLink = "\u{E000}"

    /// Sets text in lines of a width.
    ///
    /// - Parameters:
    ///   - inlines: The text.
    ///   - base: The style of text without a form of its own.
    ///   - width: The longest line, in points; infinite for lines that only break where they must.
    /// - Returns: The lines; none for text without characters.
    func lines(_ inlines: [Document.Inline], _ base: TextStyle, width: Double) -> [TextLine] {
        var lines: [TextLine] = []
        for words in words(of: inlines, base) where !words.isEmpty {
            var line = LineBuilder()
            for word in words {
                if line.fits(word, in: width) {
                    line.add(word)
                } else {
                    if !line.isEmpty { lines.append(finished(line, base)) }
                    line = LineBuilder()
                    for part in split(word, at: width) {
                        if !line.isEmpty { lines.append(finished(line, base)) }
                        line = LineBuilder()
                        line.add(part)
                    }
                }
            }
            lines.append(finished(line, base))
        }
        return lines
    }

    /// The widest line of some text when nothing forces it to break, and its widest word.
    func extent(_ inlines: [Document.Inline], _ base: TextStyle) -> (word: Double, line: Double) {
        var extent = (word: 0.0, line: 0.0)
        for words in words(of: inlines, base) {
            var line = LineBuilder()
            for word in words {
                extent.word = max(extent.word, word.width)
                line.add(word)
            }
            extent.line = max(extent.line, line.width)
        }
        return extent
    }

    /// One line, cut with “…” where it is too long.
    func truncated(_ text: String, _ base: TextStyle, width: Double) -> TextLine {
        var characters = Array(text)
        var shown = text
        while measure.width(of: shown, in: base.font) > width, !characters.isEmpty {
            let excess = measure.width(of: shown, in: base.font) - width
            let about = Int(excess / max(base.font.size, 1))
            characters.removeLast(min(max(1, about), characters.count))
            shown = String(characters) + "…"
        }
        var line = LineBuilder()
        let box = TextBox(
            content: .text(shown), style: base, link: nil, width: measure.width(of: shown, in: base.font))
        line.add(Word(boxes: [box], space: 0))
        return finished(line, base)
    }

    private func finished(_ line: LineBuilder, _ base: TextStyle) -> TextLine {
        let fonts = line.boxes.map(\.style.font)
        let largest = fonts.max { $0.size < $1.size } ?? base.font
        let height = largest.size * style.leading
        let ascent = measure.ascent(of: largest)
        let descent = measure.descent(of: largest)
        let baseline = (height - ascent - descent) / 2 + ascent
        // A picture stands on the baseline and moves it down where it is higher than the letters.
        let extra = max(0, (line.boxes.map(\.height).max() ?? 0) - baseline)
        return TextLine(
            boxes: line.boxes, width: line.width, height: height + extra, baseline: baseline + extra)
    }

    // MARK: Words

    /// The words between forced line breaks.
    private func words(of inlines: [Document.Inline], _ base: TextStyle) -> [[Word]] {
        var collector = WordCollector(measure: measure)
        collect(inlines, base, link: nil, into: &collector)
        return collector.finish()
    }

    private func collect(
        _ inlines: [Document.Inline], _ current: TextStyle, link: String?, into words: inout WordCollector
    ) {
        for inline in inlines {
            switch inline {
            case .text(let text):
                words.add(text, current, link: link)
            case .strong(let inner), .emphasis(let inner):
                collect(inner, current.bold(), link: link, into: &words)
            case .code(let inner):
                var code = current
                code.font.family = .monospaced
                collect(inner, code, link: link, into: &words)
            case .link(let target, let inner):
                collect(inner, current.color(style.palette.accent), link: target, into: &words)
            case .span(let classes, _) where classes.contains(.pageNumber) && link?.hasPrefix("#") == true:
                words.add(Self.pageOfLink, current, link: link)
            case .span(let classes, _) where classes.contains(.screen):
                continue
            case .span(let classes, let inner):
                let changed = style.style(current, with: classes)
                if let grade = classes.badgeGrade, let shape = BadgeShape(grade: grade) {
                    words.add(shape, changed)
                }
                collect(inner, changed, link: link, into: &words)
            case .image(let image):
                words.add(image, current, link: link)
            case .lineBreak:
                words.breakLine()
            }
        }
    }

    // MARK: Long words

    private func split(_ word: Word, at width: Double) -> [Word] {
        guard word.width > width else { return [word] }
        var parts: [Word] = []
        var current = Word(boxes: [], space: 0)
        for box in word.boxes {
            guard case .text(let text) = box.content else {
                if current.width + box.width > width, !current.boxes.isEmpty {
                    parts.append(current)
                    current = Word(boxes: [], space: 0)
                }
                var box = box
                box.width = min(box.width, width)
                current.boxes.append(box)
                continue
            }
            var rest = Substring(text)
            while !rest.isEmpty {
                let room = width - current.width
                let taken = longestPrefix(of: rest, box.style.font, room: room, whole: current.boxes.isEmpty)
                if !taken.isEmpty {
                    var piece = box
                    piece.content = .text(String(taken))
                    piece.width = measure.width(of: String(taken), in: box.style.font)
                    current.boxes.append(piece)
                    rest = rest[taken.endIndex...]
                }
                if !rest.isEmpty {
                    parts.append(current)
                    current = Word(boxes: [], space: 0)
                }
            }
        }
        if !current.boxes.isEmpty { parts.append(current) }
        return parts
    }

    /// As much of a text as fits, at least a character where `whole` says the line is empty.
    private func longestPrefix(
        of text: Substring, _ font: Font, room: Double, whole: Bool
    ) -> Substring {
        var used = 0.0
        var end = text.startIndex
        var good: Substring.Index?
        while end != text.endIndex {
            let character = text[end]
            used += measure.width(of: character, in: font)
            if used > room { break }
            end = text.index(after: end)
            if "/-_.,:;?&=)]}".contains(character), used > room / 2 { good = end }
        }
        if end == text.endIndex { return text }
        if let good { return text[..<good] }
        if end == text.startIndex, whole { return text.prefix(1) }
        return text[..<end]
    }
}

/// Remembers the widths of words while a report is laid out, because most words come again.
///
/// A class, because everything that sets text shares it; it never leaves the layout it was made for.
final class WidthCache {
    private let measurer: any TextMeasurer
    private var words: [Font: [String: Double]] = [:]
    private var characters: [Font: [Character: Double]] = [:]
    private var heights: [Font: (ascent: Double, descent: Double)] = [:]

    /// A cache without entries.
    init(_ measurer: any TextMeasurer) {
        self.measurer = measurer
    }

    /// The advance width of a text, in points.
    func width(of text: String, in font: Font) -> Double {
        if let known = words[font]?[text] { return known }
        let width = measurer.width(of: text, in: font)
        words[font, default: [:]][text] = width
        return width
    }

    /// The advance width of a character, in points.
    func width(of character: Character, in font: Font) -> Double {
        if let known = characters[font]?[character] { return known }
        let width = measurer.width(of: String(character), in: font)
        characters[font, default: [:]][character] = width
        return width
    }

    /// Height above the baseline, in points.
    func ascent(of font: Font) -> Double { height(of: font).ascent }

    /// Depth below the baseline, in points.
    func descent(of font: Font) -> Double { height(of: font).descent }

    private func height(of font: Font) -> (ascent: Double, descent: Double) {
        if let known = heights[font] { return known }
        let height = (measurer.ascent(of: font), measurer.descent(of: font))
        heights[font] = height
        return height
    }
}
