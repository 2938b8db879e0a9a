import TraceAnalysis

/// A report as a tree of blocks and text: what HTML and PDF are both written from.
///
/// The vocabulary is closed. A block or inline that is not here can be in neither output.
struct Document: Sendable, Equatable {
    /// The document's title.
    var title: String
    /// The line at the top of every page but the first; HTML leaves it out.
    var header: [Inline]
    /// The line at the foot of every page, and at the end of the HTML.
    var footer: [Inline]
    /// The content, in order.
    var blocks: [Block]

    /// A document.
    init(title: String, header: [Inline] = [], footer: [Inline] = [], blocks: [Block] = []) {
        self.title = title
        self.header = header
        self.footer = footer
        self.blocks = blocks
    }
}

extension Document {
    /// Something that stands on lines of its own.
    indirect enum Block: Sendable, Equatable {
        /// A part of the document.
        case section(Section)
        /// A heading.
        case heading(Heading)
        /// A paragraph.
        case paragraph(Paragraph)
        /// A list.
        case list(List)
        /// Labels and their values.
        case descriptions(DescriptionList)
        /// A table.
        case table(Table)
        /// Where a chart stands, with its caption: a `<figure>`.
        case chart(ChartPlace)
        /// A remark set apart from what stands around it.
        case aside(Aside)
        /// The place of the table of contents.
        case contents(Contents)
    }

    /// A piece of text within a line.
    indirect enum Inline: Sendable, Equatable {
        /// Plain text; runs of white space are one space, no-break spaces are kept.
        case text(String)
        /// Text of weight.
        case strong([Inline])
        /// Stressed text.
        case emphasis([Inline])
        /// Text as a machine writes it.
        case code([Inline])
        /// A link to an anchor of the document (`#ttfb`) or to a web address.
        case link(target: String, [Inline])
        /// Text with a class.
        case span([StyleClass], [Inline])
        /// A picture.
        case image(Image)
        /// The end of a line.
        case lineBreak
    }

    /// A part of the document; one with a name and a heading is in the contents.
    struct Section: Sendable, Equatable {
        /// The name links use.
        var id: String?
        /// How it looks.
        var classes: [StyleClass] = []
        /// What stands beside its heading while HTML has it folded; nil for a section that is not folded.
        var figure: String?
        /// What stands in it.
        var blocks: [Block]
    }

    /// A heading.
    struct Heading: Sendable, Equatable {
        /// 1, 2 or 3.
        var level: Int
        /// How it looks.
        var classes: [StyleClass] = []
        /// What it says.
        var inlines: [Inline]
    }

    /// A paragraph.
    struct Paragraph: Sendable, Equatable {
        /// How it looks.
        var classes: [StyleClass] = []
        /// What it says.
        var inlines: [Inline]
    }

    /// A list.
    struct List: Sendable, Equatable {
        /// Whether the items are numbered.
        var ordered: Bool
        /// How it looks.
        var classes: [StyleClass] = []
        /// What the items say.
        var items: [Item]
    }

    /// An item of a list.
    struct Item: Sendable, Equatable {
        /// How it looks.
        var classes: [StyleClass] = []
        /// What it says.
        var inlines: [Inline]
        /// How much of the whole it is, in percent; nil where that is not told.
        var share: Double?
    }

    /// Labels and their values.
    struct DescriptionList: Sendable, Equatable {
        /// How it looks.
        var classes: [StyleClass] = []
        /// The pairs.
        var pairs: [Pair]
    }

    /// A label and its value.
    struct Pair: Sendable, Equatable {
        /// The label.
        var label: [Inline]
        /// The value.
        var value: [Inline]
    }

    /// A table; every row has the same number of cells.
    struct Table: Sendable, Equatable {
        /// How it looks.
        var classes: [StyleClass] = []
        /// What it shows.
        var caption: [Inline]
        /// The rows that stand again on every page.
        var head: [Row]
        /// The other rows.
        var body: [Row]
    }

    /// A row of a table.
    struct Row: Sendable, Equatable {
        /// How it looks.
        var classes: [StyleClass] = []
        /// Its cells.
        var cells: [Cell]
    }

    /// A cell of a table.
    struct Cell: Sendable, Equatable {
        /// What a heading cell is the heading of; nil for any other cell.
        var scope: Scope?
        /// How it looks.
        var classes: [StyleClass] = []
        /// What it says.
        var inlines: [Inline]
    }

    /// What a heading cell is the heading of.
    enum Scope: String, Sendable {
        /// Its row.
        case row
        /// Its column.
        case column = "col"
    }

    /// Where a chart stands, with its caption: a `<figure>`.
    struct ChartPlace: Sendable, Equatable {
        /// How it looks.
        var classes: [StyleClass] = []
        /// The chart's name.
        var chart: String
        /// How many places of the document before this one show the same chart.
        var repetition = 0
        /// The template's caption; where empty, the chart's own is used.
        var caption: [Inline]

        /// Whether it takes half the width, beside another.
        var isHalf: Bool { classes.contains(.half) }

        /// What stands under it: nothing under a glimpse of one that stands elsewhere, else what the template says, else
        /// the chart's own caption.
        func caption(else own: String) -> [Inline] {
            if classes.contains(.bare) { return [] }
            return caption.isEmpty && !own.isEmpty ? [.text(own.visible)] : caption
        }

        /// The name links use: `chart-ttfb-cdf`; nil for a chart without a caption, which is a glimpse of one that
        /// stands elsewhere.
        var id: String? { classes.contains(.bare) ? nil : Self.id(ofChart: chart) }

        /// The name by which links find a chart.
        static func id(ofChart name: String) -> String { "chart-\(name)" }

        /// Whether it is lower than others.
        var isShort: Bool { classes.contains(.short) }
        /// What its picture is kept under: the chart's name, and for a repetition its number.
        var key: String { repetition == 0 ? chart : "\(chart)-\(repetition + 1)" }
    }

    /// A remark set apart.
    struct Aside: Sendable, Equatable {
        /// How it looks.
        var classes: [StyleClass] = []
        /// What stands in it.
        var blocks: [Block]
    }

    /// The place of the table of contents, with its heading.
    struct Contents: Sendable, Equatable {
        /// How it looks.
        var classes: [StyleClass] = []
        /// What stands above the entries.
        var blocks: [Block]
    }
}

extension [Document.Inline] {
    /// The text without its form; pictures become their words, line breaks spaces.
    var plainText: String {
        map { inline in
            switch inline {
            case .text(let text): text
            case .strong(let inner), .emphasis(let inner), .code(let inner): inner.plainText
            case .link(_, let inner), .span(_, let inner): inner.plainText
            case .image(let image): image.alternative
            case .lineBreak: " "
            }
        }.joined()
    }
}

/// A heading a reader can go to.
struct OutlineEntry: Sendable, Equatable {
    /// The section's name in links.
    var id: String
    /// What the heading says.
    var title: String
}

extension Document {
    /// The sections with a name and a heading, in order: what contents and bookmarks list.
    var outline: [OutlineEntry] {
        blocks.compactMap { block in
            guard case .section(let section) = block, let id = section.id else { return nil }
            for case .heading(let heading) in section.blocks {
                return OutlineEntry(id: id, title: heading.inlines.plainText)
            }
            return nil
        }
    }

    /// Whether it begins with a cover.
    var hasCover: Bool {
        if case .section(let section)? = blocks.first { section.classes.contains(.cover) } else { false }
    }

    /// The places of its charts, in order.
    var charts: [ChartPlace] {
        var places: [ChartPlace] = []
        func visit(_ blocks: [Block]) {
            for block in blocks {
                switch block {
                case .section(let section): visit(section.blocks)
                case .aside(let aside): visit(aside.blocks)
                case .chart(let place): places.append(place)
                default: break
                }
            }
        }
        visit(blocks)
        return places
    }
}
