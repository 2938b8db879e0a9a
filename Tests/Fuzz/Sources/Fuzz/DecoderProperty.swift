@testable import TraceAnalysis

/// What must hold of the decoder whatever it reads: what the slow and obvious one reads too.
///
/// The fuzzer looks for bytes that violate it; the tests hold the corpus to it.
enum DecoderProperty {
    /// What is wrong with how some lines are read; nil when nothing is.
    ///
    /// One decoder reads all of them, as in a run, and what stands in memory behind a line changes: a reader
    /// has the next line there.
    static func violation(_ bytes: [UInt8]) -> String? {
        var zeros = RecordDecoder()
        var brackets = RecordDecoder()
        for line in bytes.split(separator: 0x0A) {
            let expected = Result { () throws(LineFault) in try OracleDecoder.decode(line) }
            let first = decode(line, padding: [0], &zeros)
            let second = decode(line, padding: Array(#"}]"0,7:[{\"#.utf8), &brackets)
            guard first == second else { return "what stands behind a line matters: \(first) or \(second)" }
            switch (first, expected) {
            case (.success(let record), .success(let other)) where record == other: continue
            case (.failure, .failure): continue
            default: return "\(first) where \(expected) is right"
            }
        }
        return nil
    }

    /// Decodes a line in memory of its own, of which no byte more than promised may be read.
    private static func decode(
        _ line: ArraySlice<UInt8>, padding: [UInt8], _ decoder: inout RecordDecoder
    ) -> Result<TraceRecord, LineFault> {
        let memory = UnsafeMutableRawBufferPointer.allocate(
            byteCount: line.count + 1 + ByteCursor.padding, alignment: 1)
        defer { memory.deallocate() }
        memory.copyBytes(from: line)
        memory[line.count] = 0x0A
        for place in 0..<ByteCursor.padding {
            memory[line.count + 1 + place] = padding[place % padding.count]
        }
        do throws(LineFault) {
            let bytes = UnsafeRawBufferPointer(memory)
            try decoder.decode(UnsafeRawBufferPointer(rebasing: bytes[..<line.count]))
            return .success(decoder.record)
        } catch {
            return .failure(error)
        }
    }
}
