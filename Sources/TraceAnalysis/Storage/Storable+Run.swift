extension AnalysisOptions: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(percentileMethod.rawValue)
        writer.put(extraPercentiles) { $0.put($1.label) }
        writer.put(phase.rawValue)
        writer.put(includeFailed)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let method: PercentileMethod = try reader.choice()
        let percentiles = try reader.list { (reader) throws(StoredRunFault) -> Percentile in
            guard let percentile = Percentile(try reader.text()) else { throw .impossible }
            return percentile
        }
        self.init(
            percentileMethod: method, extraPercentiles: percentiles, phase: try reader.choice(),
            includeFailed: try reader.flag())
    }
}

extension RunDescription: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(file)
        writer.put(bytes)
        writer.put(sha256)
        writer.put(summaryIsUnreadable)
        writer.put(isRedacted)
        writer.put(summary.aiperfVersion)
        writer.put(summary.benchmarkID)
        writer.put(summary.model)
        writer.put(summary.endpoint)
        writer.put(summary.endpointType)
        writer.put(summary.concurrency.map(Int64.init))
        writer.put(summary.requestRate)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        self.init(
            file: try reader.text(), bytes: try reader.count(), sha256: try reader.optionalText(),
            summaryIsUnreadable: try reader.flag())
        isRedacted = try reader.flag()
        summary.aiperfVersion = try reader.optionalText()
        summary.benchmarkID = try reader.optionalText()
        summary.model = try reader.optionalText()
        summary.endpoint = try reader.optionalText()
        summary.endpointType = try reader.optionalText()
        summary.concurrency = try reader.optionalInt()
        summary.requestRate = try reader.optionalDouble()
    }
}

extension MalformedLine: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(number)
        switch fault {
        case .notUTF8: writer.put(0)
        case .notAnObject: writer.put(1)
        case .truncated: writer.put(2)
        case .expected(let what, let column):
            writer.put(3)
            writer.put(what)
            writer.put(column)
        case .noPartOfARecord: writer.put(4)
        case .wrongType(let field, let expected):
            writer.put(5)
            writer.put(field)
            writer.put(expected)
        case .tooLong(let limit):
            writer.put(6)
            writer.put(limit)
        }
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        number = try reader.count()
        switch try reader.count() {
        case 0: fault = .notUTF8
        case 1: fault = .notAnObject
        case 2: fault = .truncated
        case 3: fault = .expected(try reader.text(), column: try reader.count())
        case 4: fault = .noPartOfARecord
        case 5: fault = .wrongType(field: try reader.text(), expected: try reader.text())
        case 6: fault = .tooLong(limitBytes: try reader.count())
        default: throw .impossible
        }
    }
}
