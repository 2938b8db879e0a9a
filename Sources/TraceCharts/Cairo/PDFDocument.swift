/// Pages and what a PDF says about itself.
public struct PDFDocument: Sendable, Hashable {
    /// The pages in order; each has a size of its own.
    ///
    /// A PDF needs at least one.
    public var pages: [Drawing]
    /// The title that readers show for the file.
    public var title: String
    /// Who or what made it; empty for nothing.
    public var author: String
    /// What it is about, in a sentence; empty for nothing.
    public var subject: String
    /// Words to find it by; empty for none.
    public var keywords: String
    /// The moment written into the file.
    ///
    /// Never the clock: the same input has to give the same bytes.
    public var created: PDFDate
    /// The outline beside the pages.
    public var bookmarks: [PDFBookmark]
    /// What readers call each page, such as ii or 4; empty for 1, 2, 3 and so on.
    public var pageLabels: [String]

    /// A document.
    ///
    /// - Parameter created: nil where nothing is known; then it is `PDFDate.unknown`.
    public init(
        pages: [Drawing], title: String, author: String = "", subject: String = "", keywords: String = "",
        created: PDFDate? = nil, bookmarks: [PDFBookmark] = [], pageLabels: [String] = []
    ) {
        self.pages = pages
        self.title = title
        self.author = author
        self.subject = subject
        self.keywords = keywords
        self.created = created ?? .unknown
        self.bookmarks = bookmarks
        self.pageLabels = pageLabels
    }
}

/// An entry of a PDF's outline.
public struct PDFBookmark: Sendable, Hashable {
    /// What it says.
    public var title: String
    /// The name of the `Tag.destination` it leads to.
    ///
    /// One that the pages do not have is left out, with its children moved up to its place.
    public var destination: String
    /// The entries below it.
    public var children: [PDFBookmark]

    /// An entry of the outline.
    public init(_ title: String, destination: String, children: [PDFBookmark] = []) {
        self.title = title
        self.destination = destination
        self.children = children
    }
}

/// A moment in UTC, to the second, as a PDF's metadata holds it.
public struct PDFDate: Sendable, Hashable {
    /// What stands in a file of which no date is known: 2000-01-01T00:00:00Z.
    public static let unknown = PDFDate(checked: "2000-01-01T00:00:00Z")

    /// The moment as ISO 8601: `2026-11-23T20:34:40Z`.
    public let text: String

    /// Takes `2026-11-23T20:34:40Z`, a fraction of a second being cut off.
    ///
    /// - Returns: nil for any other form.
    public init?(_ text: String) {
        let form = Array("0000-00-00T00:00:00".utf8)
        let characters = Array(text.utf8)
        guard characters.count > form.count, characters.last == UInt8(ascii: "Z"),
            zip(characters, form).allSatisfy({ $0.1.isDigit ? $0.0.isDigit : $0.0 == $0.1 })
        else { return nil }
        let rest = characters[form.count...].dropLast()
        guard rest.isEmpty || rest.first == UInt8(ascii: ".") && rest.dropFirst().allSatisfy(\.isDigit)
        else { return nil }
        self.init(checked: String(text.prefix(form.count)) + "Z")
    }

    private init(checked text: String) {
        self.text = text
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
