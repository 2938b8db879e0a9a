/// Why bytes cannot be read as the summary of a part of a run.
public enum SummaryFault: Error, Sendable, Equatable {
    /// They do not begin as a summary does.
    case notASummary
    /// They were written in a version of the format that this reader does not read.
    case otherVersion(Int)
    /// They end before the first section could.
    case cutOff
    /// Their checksum is another one: a byte was changed, lost or added.
    case checksum
    /// A section that has to be there is not.
    case missing(section: String)
    /// A section holds what no part of a run can hold, or stands for more memory than there is to be.
    case impossible(section: String)

    /// The reason in words.
    public var reason: String {
        switch self {
        case .notASummary: "no summary of a part of a run"
        case .otherVersion(let version):
            "version \(version) of the format, which this tool does not read: it is of "
                + (version < SummarySections.version ? "an earlier" : "a later")
                + " version of it. Summarise the part again, or use that version"
        case .cutOff: "damaged: it is cut off"
        case .checksum: "damaged: its checksum does not match its bytes"
        case .missing(let section): "damaged: the section \(section) is missing"
        case .impossible(let section):
            "damaged: what stands in \(section.visible) cannot be of a part of a run"
        }
    }
}

/// Why summaries are not merged.
public enum MergeRefusal: Error, Sendable, Equatable {
    /// The same bytes were summarised twice; the name of the part.
    case partTwice(name: String)
    /// They were made by different options: which, and what each has.
    case unlikeOptions(option: String, first: String, second: String)
}
