/// The names under which a template finds what stands on page one.
extension ReportContext {
    static let tileFields: [ContextField<PageOne.Tile>] = [
        .text("label", "What it is.") { $0.label },
        .text("value", "The figure with its unit.") { $0.value },
        .optionalText("detail", "What stands beside it.") { $0.detail },
        .flag("isBad", "Whether it is a fault.") { $0.isBad },
        .optionalText("place", "The name, in links, of the chart that tells more of it.") { $0.place },
    ]

    static let actionFields: [ContextField<PageOne.Action>] = [
        .text("advice", "What to do, in a sentence.") { $0.advice },
        .text("evidence", "What was found.") { $0.evidence },
        .optionalText("stake", "What it costs.") { $0.stake },
        .object("proof", "The place of the report that shows it.", of: proofFields) { $0.proof },
    ]

    static let proofFields: [ContextField<PageOne.Proof>] = [
        .text("id", "The name links use.") { $0.id },
        .text("title", "What stands there.") { $0.title },
    ]

    static let timeFields: [ContextField<PageOne.TimeBar>] = [
        .text("subject", "Of which requests.") { $0.subject },
        .list("parts", "The phases, in their order.", of: timePartFields) { $0.parts },
        .optionalText("note", "What is too short for a label, and what the last phase holds.") { $0.note },
    ]

    static let timePartFields: [ContextField<PageOne.TimeBar.Part>] = [
        .text("phase", "blocked, dns, connect, send, wait or transfer; also a class.") { $0.phase },
        .optionalText("label", "What it is, with its time; of one that is too short, nothing.") {
            $0.label.isEmpty ? nil : $0.label
        },
        .text("share", "Its share.") { $0.share },
        .text("width", "The same as a number from 0 to 100.") { $0.width },
    ]

    static let checkFields: [ContextField<PageOne.CheckLine>] = [
        .text("grade", "good, info, warning or bad; also a class.") { $0.grade.rawValue },
        .text("word", "The grade as a word.") { $0.grade.word },
        .text("label", "What was looked at.") { $0.label },
        .optionalText("value", "The figure.") { $0.value },
        .optionalText("remark", "What to mind.") { $0.remark },
        .optionalText("place", "The name, in links, of the chart that tells more of it.") { $0.place },
    ]
}
