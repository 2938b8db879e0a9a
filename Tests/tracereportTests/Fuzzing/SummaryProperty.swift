@testable import TraceAnalysis
@testable import tracereport

/// What must hold of a summary, whoever wrote it: it is refused, or it is a part like any other.
///
/// The fuzzer looks for bytes that violate it; the tests hold the corpus to it.
enum SummaryProperty {
    /// What is wrong with how some bytes are read; nil when nothing is.
    ///
    /// The bytes are what stands between the head and the checksum of a summary, which are put around them: else hardly
    /// any input would get past those.
    static func violation(_ body: [UInt8]) -> String? {
        let part: PartSummary
        do throws(SummaryFault) {
            part = try PartSummary(bytes: SectionWriter.sealed(body))
        } catch {
            return [.notASummary, .checksum, .cutOff].contains(error) ? "another fault: \(error)" : nil
        }
        let bytes = part.bytesOfFile
        guard let again = try? PartSummary(bytes: bytes) else { return "what is written is not read" }
        guard again.bytesOfFile == bytes else { return "what is read again is another part" }
        // The same part once more, as if it were another.
        var twice = part
        var other = again
        for index in other.parts.indices { other.parts[index].name += "'" }
        other.parts = []
        do {
            try twice.append(other)
        } catch {
            return "a part does not go with itself: \(error)"
        }
        let options = part.options
        guard let (measured, run) = try? twice.finished(options, file: "run.summary") else { return nil }
        let analyzed = AnalyzedRun(measured, run: run, options: options)
        guard (try? analyzed.analysis.json(generator: ToolVersion.generator)) != nil else { return nil }
        return AnalysisProperty.violation(in: analyzed, body.count)
    }
}
