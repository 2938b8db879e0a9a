/// Why a report cannot be written.
enum ReportError: Error, Equatable {
    /// A template or the stylesheet is faulty.
    case template(TemplateError)
    /// A chart stands in the document, but there is no picture of it.
    case missingFigure(String)
}
