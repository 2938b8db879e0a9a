/// Cuts a stream of bytes into numbered lines, however the bytes are dealt out.
///
/// Blank lines are passed over but counted in the numbers. A BOM at the start of the stream and a
/// carriage return before a line break are not part of a line. Memory: the longest line.
struct LineReader {
    /// Lines longer than this are reported and skipped; nothing that AIPerf writes comes near it.
    static let limitBytes = 64 * 1_048_576

    private var partial: [UInt8] = []
    private var isSkipping = false
    private var number = 0

    /// Takes the next bytes and passes each line that they complete to `body`, with its number from 1.
    mutating func feed(_ bytes: ArraySlice<UInt8>, _ body: (Int, Result<ArraySlice<UInt8>, LineFault>) -> Void) {
        var rest = bytes
        while let newline = rest.firstIndex(of: 0x0A) {
            append(rest[..<newline])
            deliver(body)
            rest = rest[(newline + 1)...]
        }
        append(rest)
    }

    /// Passes on what stands behind the last line break.
    mutating func finish(_ body: (Int, Result<ArraySlice<UInt8>, LineFault>) -> Void) {
        deliver(body)
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        guard !isSkipping else { return }
        if partial.count + bytes.count > Self.limitBytes {
            isSkipping = true
            partial = []
        } else {
            partial.append(contentsOf: bytes)
        }
    }

    private mutating func deliver(_ body: (Int, Result<ArraySlice<UInt8>, LineFault>) -> Void) {
        number += 1
        var line = partial[...]
        if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        if line.last == 0x0D { line = line.dropLast() }
        if isSkipping {
            body(number, .failure(.tooLong(limitBytes: Self.limitBytes)))
        } else if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
            body(number, .success(line))
        }
        partial.removeAll(keepingCapacity: true)
        isSkipping = false
    }
}
