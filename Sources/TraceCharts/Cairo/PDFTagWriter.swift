import CCairo

/// Writes the structure of a PDF: headings, paragraphs, tables, links and places to go to.
struct PDFTagWriter {
    /// The places that internal links and bookmarks may name.
    ///
    /// Cairo refuses to finish a file with a link to a place that is not there.
    private let destinations: Set<String>
    /// The places that were written already; of several with one name the first counts.
    private var written: Set<String> = []

    /// A writer for pages with these places.
    init(destinations: Set<String>) {
        self.destinations = destinations
    }

    /// Opens a tag.
    ///
    /// - Returns: The names to close, outermost first; empty where nothing is to be written.
    mutating func begin(_ tag: Tag, on context: OpaquePointer) -> [String] {
        guard let (name, attributes) = element(for: tag) else { return [] }
        cairo_tag_begin(context, name, attributes)
        return [name]
    }

    private mutating func element(for tag: Tag) -> (name: String, attributes: String)? {
        switch tag {
        case .heading(let level): return ("H\(min(max(level, 1), 3))", "")
        case .paragraph: return ("P", "")
        case .table: return ("Table", "")
        case .tableRow: return ("TR", "")
        case .tableHeader: return ("TH", "")
        case .tableCell: return ("TD", "")
        case .figure: return ("Figure", "")  // Cairo 1.16 ignores `alt`
        case .link(let url): return (CAIRO_TAG_LINK, "uri='\(PDFTagWriter.attribute(url))'")
        case .internalLink(let place):
            guard destinations.contains(place) else { return nil }
            return (CAIRO_TAG_LINK, PDFTagWriter.link(to: place))
        case .destination(let place):
            guard written.insert(place).inserted else { return nil }
            return (CAIRO_TAG_DEST, "name='\(PDFTagWriter.attribute(place))'")
        }
    }

    /// The attributes of a link within the document.
    static func link(to place: String) -> String { "dest='\(attribute(place))'" }

    /// A value inside quotes.
    ///
    /// What is not plain ASCII, and the quote itself, which breaks Cairo's parser even escaped, is
    /// percent-encoded.
    private static func attribute(_ value: String) -> String {
        var result = ""
        for byte in value.utf8 {
            if (0x21...0x7E).contains(byte), byte != UInt8(ascii: "'"), byte != UInt8(ascii: "\\") {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += "%" + byte.hexadecimal(2).uppercased()
            }
        }
        return result
    }
}

extension Drawing {
    /// The names of all places to go to.
    var destinations: Set<String> {
        var names: Set<String> = []
        func collect(_ operations: [DrawingOperation]) {
            for operation in operations {
                switch operation {
                case .fill, .stroke, .text, .image, .spot: break
                case .clip(_, let content), .placed(_, _, let content): collect(content)
                case .tagged(let tag, let content):
                    if case .destination(let name) = tag { names.insert(name) }
                    collect(content)
                }
            }
        }
        collect(operations)
        return names
    }
}
