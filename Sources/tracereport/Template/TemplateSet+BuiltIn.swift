import FoundationEssentials

extension TemplateSet {
    /// The templates in the binary.
    static let builtIn = TemplateSet(
        files: [
            "report.mustache": PackageResources.report_mustache,
            "cover.mustache": PackageResources.cover_mustache,
            "section.mustache": PackageResources.section_mustache,
            "statistics.mustache": PackageResources.statistics_mustache,
            "table.mustache": PackageResources.table_mustache,
            "provenance.mustache": PackageResources.provenance_mustache,
            "report.css": PackageResources.report_css,
        ].mapValues { String(decoding: $0, as: UTF8.self) })

    /// The example in the binary: a report of one page, in the colours of the other.
    static let executive = TemplateSet(
        files: [
            "report.mustache": PackageResources.executive_mustache,
            "report.css": PackageResources.report_css,
        ].mapValues { String(decoding: $0, as: UTF8.self) })

    /// The templates of a comparison: its own first page, and the parts of the report.
    static let comparison = TemplateSet(
        files: builtIn.files.filter { $0.key != "cover.mustache" }
            .merging([entry: String(decoding: PackageResources.compare_mustache, as: UTF8.self)]) { $1 })

    /// The folder of a comparison's templates among the exported ones.
    static let comparisonFolder = "compare"

    /// The folder of the example among the exported templates.
    static let executiveFolder = "executive"

    /// Every file of the templates in the binary by its path in a folder of the user's, in order.
    static var exported: [(path: String, bytes: [UInt8])] {
        let example = executive.files.map { ("\(executiveFolder)/\($0.key)", $0.value) }
        let compared = comparison.files.map { ("\(comparisonFolder)/\($0.key)", $0.value) }
        return (builtIn.files.map { ($0.key, $0.value) } + example + compared)
            .sorted { $0.0 < $1.0 }
            .map { (path: $0.0, bytes: Array($0.1.utf8)) }
    }
}
