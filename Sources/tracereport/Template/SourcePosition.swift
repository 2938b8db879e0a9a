/// A place in a template file, for people: lines and columns count from 1.
struct SourcePosition: Sendable, Hashable, CustomStringConvertible {
    /// The file's name.
    var file: String
    /// The line.
    var line: Int
    /// The column, in Unicode scalars.
    var column: Int

    /// `FILE:LINE:COLUMN`.
    var description: String { "\(file):\(line):\(column)" }
}

/// What is wrong with a template, and where.
struct TemplateError: Error, Hashable, CustomStringConvertible {
    /// Where it is wrong.
    var position: SourcePosition
    /// One sentence for the template's author.
    var message: String

    /// `FILE:LINE:COLUMN: sentence`.
    var description: String { "\(position): \(message)" }
}
