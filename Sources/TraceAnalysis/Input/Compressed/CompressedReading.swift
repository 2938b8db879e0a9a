import Synchronization

/// Measures a compressed run while it is decoded.
///
/// A stream can be decoded in one order only. So the threads take turns at it: each decodes some megabytes of whole
/// lines, lets the next one on, and measures what it has. No thread waits while there is something to do, nothing is
/// handed from core to core, and what is found is put together in the order of the file.
///
/// Memory: some megabytes a thread, and 16 times the longest line once.
final class CompressedReading<Stream: CompressedStream & ~Copyable>: Sendable {
    /// More threads than this find nothing to do: measuring takes at most three times as long as decoding.
    private static var mostThreads: Int { 4 }

    /// The stream, and the beginning of the line that was cut where the last turn ended.
    private struct Decoding: ~Copyable {
        var source: CompressedSource<Stream>
        var rest: [UInt8] = []
        var turns = 0
        var isAtEnd = false
        var fault: (any Error)?

        /// Takes a turn; nil at the end.
        ///
        /// What stands behind a fault is not read.
        mutating func load(_ lines: inout LineReader) -> Int? {
            guard !isAtEnd else { return nil }
            var rest = rest
            self.rest = []
            do {
                isAtEnd = try !lines.load(after: &rest) { try source.read(into: $0) }
            } catch {
                isAtEnd = true
                fault = error
                return nil
            }
            self.rest = rest
            turns += 1
            return turns - 1
        }
    }

    /// What was found so far, and the parts that came before one that is still measured.
    private struct Found {
        var whole: TraceReader.Part
        var turns = 0
        var early: [Int: TraceReader.Part] = [:]

        mutating func add(_ part: consuming TraceReader.Part, of turn: Int) {
            early[turn] = part
            while let next = early.removeValue(forKey: turns) {
                whole.append(next)
                turns += 1
            }
        }
    }

    private let reader: TraceReader
    /// Whether what is in the file is over before a second thread has begun.
    private let isSmall: Bool
    private let decoding: Mutex<Decoding>
    private let found: Mutex<Found>

    /// A reading that has not begun.
    init(of bytes: InputBytes, _ stream: consuming Stream, by reader: TraceReader) {
        self.reader = reader
        isSmall = bytes.size.map { $0 < reader.worthSplitting / 16 } ?? false
        decoding = Mutex(Decoding(source: CompressedSource(bytes, stream)))
        found = Mutex(Found(whole: reader.emptyPart))
    }

    /// Reads to the end.
    ///
    /// - Throws: `CompressedFault` where the stream is damaged or cut off, `Errno` where the file cannot be read.
    func measure() throws -> TraceReader.Part {
        let threads = isSmall ? 1 : min(reader.threads, Self.mostThreads)
        _ = ParallelMap.results(threads) { _ in self.work() }
        var whole = found.withLock { found in
            defer { found.whole = reader.emptyPart }
            return found.whole
        }
        let (opening, bytes, fault) = decoding.withLock { ($0.source.opening, $0.source.bytesRead, $0.fault) }
        if let fault { throw fault }
        whole.opening = opening
        whole.bytes = bytes
        whole.compression = Stream.compression
        return whole
    }

    /// Takes one turn after the other until nothing is left.
    private func work() {
        var lines = LineReader(capacity: reader.turn)
        var decoder = RecordDecoder(keepsIdentity: reader.detail > .figures)
        while true {
            var part = reader.emptyPart
            let turn = decoding.withLock { decoding -> Int? in
                let turn = decoding.load(&lines)
                // What enormous lines take is not to be taken by several threads at once.
                if let turn, lines.capacity > reader.turn {
                    part = measure(&lines, isStart: turn == 0, &decoder)
                    lines = LineReader(capacity: reader.turn)
                }
                return turn
            }
            guard let turn else { return }
            if part.lines == 0 { part = measure(&lines, isStart: turn == 0, &decoder) }
            found.withLock { $0.add(part, of: turn) }
        }
    }

    private func measure(
        _ lines: inout LineReader, isStart: Bool, _ decoder: inout RecordDecoder
    ) -> TraceReader.Part {
        var part = reader.emptyPart
        lines.handOutLoaded { line, length in
            part.take(line, length, isStart: isStart, &decoder)
            return true
        }
        return part
    }
}
