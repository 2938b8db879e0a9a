import SystemPackage

/// Reads a run from its file or from standard input.
public struct TraceReader {
    /// What was chosen about the analysis.
    public let options: AnalysisOptions
    /// Is shown all bytes as they are read, for hashing or for progress; called in order.
    public var observe: (UnsafeRawBufferPointer) -> Void = { _ in }

    /// A reader of runs.
    public init(options: AnalysisOptions) {
        self.options = options
    }

    /// Reads and measures every record. O(bytes); memory for one value a sample and the longest line.
    ///
    /// - Returns: the measurements and how many bytes were read.
    /// - Throws: `InputError` when the input cannot be read or holds no record of the chosen phase.
    public func measure(_ location: RunLocation) throws(InputError) -> (Measurements, bytes: Int) {
        let name = location.file ?? "standard input"
        var collector = MeasurementCollector(options: options)
        var lines = LineReader()
        var bytes = 0
        let decode = { (collector: inout MeasurementCollector, number: Int, line: Result<ArraySlice<UInt8>, LineFault>) in
            do throws(LineFault) {
                collector.add(try RecordDecoder.decode(try line.get()))
            } catch {
                collector.add(MalformedLine(number: number, fault: error))
            }
        }
        do {
            let file = try location.file.map { try FileDescriptor.open(FilePath($0), .readOnly) }
            defer { if let file { try? file.close() } }
            var buffer = [UInt8](repeating: 0, count: 1 << 18)
            while true {
                let count = try buffer.withUnsafeMutableBytes { target in
                    let count = try (file ?? .standardInput).read(into: target)
                    observe(UnsafeRawBufferPointer(rebasing: target[..<count]))
                    return count
                }
                guard count > 0 else { break }
                bytes += count
                lines.feed(buffer[..<count]) { decode(&collector, $0, $1) }
            }
        } catch {
            throw .unreadable(path: name, reason: String(describing: error))
        }
        lines.finish { decode(&collector, $0, $1) }
        let measurements = collector.finish()
        if let fault = measurements.counts.fault(path: name, first: measurements.malformedLines.first) {
            throw fault
        }
        return (measurements, bytes)
    }
}

extension RecordCounts {
    /// Why these counts leave nothing to analyse; nil when something is left.
    fileprivate func fault(path: String, first: MalformedLine?) -> InputError? {
        guard successful + failed == 0 else { return nil }
        if total > 0 { return .otherPhases(path: path, phases: excludedByPhase) }
        guard let first else { return .empty(path: path) }
        return .noRecord(path: path, lines: malformedLines, first: first)
    }
}
