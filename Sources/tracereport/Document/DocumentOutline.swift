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

    /// The charts it shows, in order, each once.
    var charts: [ChartPlace] {
        var places: [ChartPlace] = []
        func visit(_ blocks: [Block]) {
            for block in blocks {
                switch block {
                case .section(let section): visit(section.blocks)
                case .aside(let aside): visit(aside.blocks)
                case .chart(let place) where !places.contains { $0.chart == place.chart }:
                    places.append(place)
                default: break
                }
            }
        }
        visit(blocks)
        return places
    }
}
