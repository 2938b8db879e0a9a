extension AnalysisOptions: StorableByParts {
    static var parts: some StoredForm<AnalysisOptions> {
        StoredParts(
            StoredPart("percentile_method", \.percentileMethod),
            StoredPart("extra_percentiles") { $0.extraPercentiles.map(\.label) },
            StoredPart("phase", \.phase),
            StoredPart("include_failed", \.includeFailed),
            StoredPart("window", \.window?.text),
            StoredPart("is_steady", unwritten: false, \.isSteady),
            StoredPart("objectives", unwritten: []) { $0.objectives.map(\.text) }
        ) { method, labels, phase, includeFailed, window, isSteady, objectives in
            let percentiles = labels.compactMap { Percentile($0) }
            guard percentiles.count == labels.count else { return nil }
            var options = AnalysisOptions(
                percentileMethod: method, extraPercentiles: percentiles, phase: phase,
                includeFailed: includeFailed)
            options.window = window.flatMap { RequestWindow($0) }
            options.isSteady = isSteady
            options.objectives = objectives.compactMap { try? Objective($0) }
            guard (options.window == nil) == (window == nil), options.objectives.count == objectives.count
            else { return nil }
            return options
        }
    }
}

extension PercentileMethod: Storable {}

/// By its name, whichever it is.
extension AnalysisOptions.Phase: Storable {
    func write(to writer: inout StoredWriter) { writer.put(rawValue) }
    init(from reader: inout StoredReader) throws(StoredRunFault) { self.init(rawValue: try reader.text()) }
}

extension RunDescription: StorableByParts {
    static var parts: some StoredForm<RunDescription> {
        StoredParts(
            StoredPart("file", \.file),
            StoredPart("bytes", \.bytes),
            StoredPart("sha256", \.sha256),
            StoredPart("summary", \.summary),
            StoredPart("foreign_summary", \.foreignSummary),
            StoredPart("summary_is_unreadable", \.summaryIsUnreadable),
            StoredPart("is_redacted", \.isRedacted),
            StoredPart("parts") { $0.parts.isEmpty ? nil : $0.parts },
            StoredPart("is_pooled") { $0.isPooled ? true : nil },
            StoredPart("is_bounded") { $0.isBounded ? true : nil },
            StoredPart("summaries_differ") { $0.summariesDiffer ? true : nil },
            StoredPart("objectives_differ") { $0.objectivesDiffer ? true : nil }
        ) {
            file, bytes, sha256, summary, foreign, summaryIsUnreadable, isRedacted, parts, isPooled,
            isBounded, summariesDiffer, objectivesDiffer in
            var run = RunDescription(
                file: file, bytes: bytes, sha256: sha256, summary: summary,
                summaryIsUnreadable: summaryIsUnreadable)
            run.isRedacted = isRedacted
            run.foreignSummary = foreign
            run.parts = parts ?? []
            run.isPooled = isPooled ?? false
            run.isBounded = isBounded ?? false
            run.summariesDiffer = summariesDiffer ?? false
            run.objectivesDiffer = objectivesDiffer ?? false
            return run
        }
    }
}

extension MalformedLine: StorableByParts {
    static var parts: some StoredForm<MalformedLine> {
        StoredParts(
            StoredPart("number", \.number),
            StoredPart("fault", \.fault)
        ) { MalformedLine(number: $0, fault: $1) }
    }
}

extension LineFault: StorableByParts {
    static var parts: some StoredForm<LineFault> {
        StoredParts(
            StoredPart("kind", \.kind.name),
            StoredPart("texts", unwritten: []) { $0.kind.texts },
            StoredPart("number", \.kind.number)
        ) { kind, texts, number in
            switch (kind, texts.count, number) {
            case ("not_utf8", 0, nil): .notUTF8
            case ("not_an_object", 0, nil): .notAnObject
            case ("truncated", 0, nil): .truncated
            case ("expected", 1, let column?): .expected(texts[0], column: column)
            case ("no_part_of_a_record", 0, nil): .noPartOfARecord
            case ("wrong_type", 2, nil): .wrongType(field: texts[0], expected: texts[1])
            case ("too_long", 0, let limit?): .tooLong(limitBytes: limit)
            default: nil
            }
        }
    }

    private var kind: (name: String, texts: [String], number: Int?) {
        switch self {
        case .notUTF8: ("not_utf8", [], nil)
        case .notAnObject: ("not_an_object", [], nil)
        case .truncated: ("truncated", [], nil)
        case .expected(let what, let column): ("expected", [what], column)
        case .noPartOfARecord: ("no_part_of_a_record", [], nil)
        case .wrongType(let field, let expected): ("wrong_type", [field, expected], nil)
        case .tooLong(let limit): ("too_long", [], limit)
        }
    }
}
