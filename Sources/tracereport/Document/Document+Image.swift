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
