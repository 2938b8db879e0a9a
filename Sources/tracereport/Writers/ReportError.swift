/// Why a report cannot be written, though its templates are sound.
enum ReportError: Error, Equatable {
    /// A chart stands in the document, but there is no picture of it.
    case missingChart(String)
}
