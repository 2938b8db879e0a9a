import TraceCharts

extension Document {
    /// A picture within a line: a logo.
    struct Image: Sendable, Equatable {
        /// The picture.
        var picture: Picture
        /// What it shows, in words; empty where it says nothing that the text does not.
        var alternative: String
        /// Height on a screen, in pixels of CSS: 96 to the inch.
        var height: Int

        /// Height on paper, in points.
        var pointHeight: Double { Double(height) * 0.75 }
        /// Width for a height of 1.
        var aspect: Double { Double(picture.raster.width) / Double(picture.raster.height) }
        /// Width on a screen, in pixels of CSS; at least 1.
        var width: Int { max(1, Int((Double(height) * aspect).rounded())) }
    }

    /// A PNG, as it is and as pixels.
    struct Picture: Sendable, Equatable {
        /// The file.
        let png: [UInt8]
        /// Its pixels.
        let raster: Raster

        /// Reads a PNG.
        ///
        /// - Throws: `RenderError` for what is no PNG, or one too large.
        init(png: [UInt8]) throws(RenderError) {
            self.png = png
            raster = try PNGReader.raster(png)
        }
    }
}

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
