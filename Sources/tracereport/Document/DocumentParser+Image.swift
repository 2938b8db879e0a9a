import TraceCharts

extension DocumentParser {
    /// Height of a picture that is larger and has no height of its own, in pixels of CSS.
    private static let standardHeight = 48
    /// The heights a picture may have, in pixels of CSS.
    private static let heights = 8...400

    /// A picture; its start tag has been read, and there is no other.
    mutating func image(_ attributes: [MarkupAttribute]) throws(TemplateError) -> Document.Image {
        var source = MarkupAttribute(name: "src", value: "", offset: lexer.offset)
        var alternative = ""
        var height: Int?
        for attribute in attributes {
            switch attribute.name {
            case "src": source = attribute
            case "alt": alternative = attribute.value
            default: height = try self.height(attribute)
            }
        }
        let picture = try picture(named: source)
        return Document.Image(
            picture: picture, alternative: alternative,
            height: height ?? min(picture.raster.height, Self.standardHeight))
    }

    private func height(_ attribute: MarkupAttribute) throws(TemplateError) -> Int {
        guard let height = Int(attribute.value), Self.heights.contains(height) else {
            throw lexer.error(
                at: attribute.offset,
                "A height is a number of pixels from \(Self.heights.lowerBound) to \(Self.heights.upperBound)."
            )
        }
        return height
    }

    private mutating func picture(named name: MarkupAttribute) throws(TemplateError) -> Document.Picture {
        if let known = read[name.value] { return known }
        guard let png = pictures[name.value] else {
            let near = pictures.keys.sorted().nearest(to: name.value).map { " Did you mean “\($0)”?" } ?? ""
            throw lexer.error(
                at: name.offset,
                "There is no picture “\(name.value.visible)” beside the template; it has to be a PNG.\(near)")
        }
        do throws(RenderError) {
            let picture = try Document.Picture(png: png)
            read[name.value] = picture
            return picture
        } catch .unusableSize {
            throw lexer.error(
                at: name.offset, "“\(name.value.visible)” has more than \(PNGReader.mostPixels) pixels.")
        } catch {
            throw lexer.error(at: name.offset, "“\(name.value.visible)” cannot be read as a PNG.")
        }
    }
}
