/// Breaks text into lines that fit a width.
struct TextFlow {
    /// The lines, top to bottom; none for an empty text.
    let lines: [String]

    /// Breaks at spaces.
    ///
    /// A word that is wider than a line, and what is left after the last line, end in `…`.
    init(_ text: String, width: Double, font: Font, limit: Int, measurer: any TextMeasurer) {
        var lines: [String] = []
        var words = text.split(separator: " ").map(String.init)[...]
        while let word = words.first, lines.count < limit {
            var line = word
            words.removeFirst()
            while let next = words.first, measurer.width(of: line + " " + next, in: font) <= width {
                line += " " + next
                words.removeFirst()
            }
            let isCut = lines.count == limit - 1 && !words.isEmpty
            lines.append(TextFlow.cut(isCut ? line + " …" : line, width, font, measurer))
        }
        self.lines = lines.filter { !$0.isEmpty }
    }

    /// The text if it fits, else its beginning and `…`.
    private static func cut(_ text: String, _ width: Double, _ font: Font, _ measurer: any TextMeasurer)
        -> String
    {
        guard measurer.width(of: text, in: font) > width else { return text }
        var (low, high) = (0, text.count)
        while low < high {
            let middle = (low + high + 1) / 2
            let fits = measurer.width(of: text.prefix(middle) + "…", in: font) <= width
            if fits { low = middle } else { high = middle - 1 }
        }
        return low == 0 ? "" : text.prefix(low) + "…"
    }
}
