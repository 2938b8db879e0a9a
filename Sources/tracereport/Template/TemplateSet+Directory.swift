import TraceAnalysis

extension TemplateSet {
    /// The longest template or stylesheet, in bytes.
    private static let longestText = 1 << 20
    /// The longest picture, in bytes.
    private static let longestPicture = 1 << 20

    /// Reads the templates, the stylesheet and the pictures in a folder.
    ///
    /// Read are `*.mustache`, `report.css` and `*.png`; whatever else is there, folders too, is left alone.
    ///
    /// - Throws: `CommandFailure` with status 66 when the folder or a file cannot be read, 65 when one is not
    ///   UTF-8 or too long. What is wrong in the templates themselves shows when they are filled.
    init(directory: String) throws(CommandFailure) {
        self.init(files: [:])
        let folder = directory.hasSuffix("/") ? directory : directory + "/"
        for name in try SmallFile.names(in: directory) {
            if name.hasSuffix(".mustache") || name == Self.stylesheet {
                let bytes = try SmallFile.bytes(folder + name, limit: Self.longestText)
                files[name] = try Self.text(bytes, file: name)
            } else if name.hasSuffix(".png") {
                pictures[name] = try SmallFile.bytes(folder + name, limit: Self.longestPicture)
            }
        }
    }

    private static func text(_ bytes: [UInt8], file: String) throws(CommandFailure) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            // Repairing a text puts U+FFFD where the fault is.
            let repaired = String(decoding: bytes, as: UTF8.self).unicodeScalars
            let sound = repaired.prefix { $0 != "\u{FFFD}" }
            var position = SourcePosition(file: file, line: 1, column: 1)
            position.advance(over: String(sound))
            throw CommandFailure(TemplateError(position: position, message: "This is not UTF-8."))
        }
        return text
    }
}

extension CommandFailure {
    /// A fault in a template in words.
    init(_ error: TemplateError) {
        self.init(status: .badData, message: error.description)
    }
}
