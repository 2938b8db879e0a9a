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

    /// The names of the charts it shows, in order, each once.
    var charts: [String] {
        var names: [String] = []
        func visit(_ blocks: [Block]) {
            for block in blocks {
                switch block {
                case .section(let section): visit(section.blocks)
                case .aside(let aside): visit(aside.blocks)
                case .figure(let figure) where !names.contains(figure.chart): names.append(figure.chart)
                default: break
                }
            }
        }
        visit(blocks)
        return names
    }
}
