import TraceAnalysis

/// Files of whole numbers, one a line.
enum PlainNumbers {
    /// The numbers of a file.
    static func read(_ path: String) throws -> [Double] {
        guard let file = fopen(path, "r") else { throw Failure("cannot read \(path)") }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let length = ftell(file)
        rewind(file)
        let bytes = [UInt8](unsafeUninitializedCapacity: max(length, 0)) { buffer, count in
            count = fread(buffer.baseAddress, 1, buffer.count, file)
        }
        var values: [Double] = []
        var number = 0
        var isOpen = false
        for byte in bytes {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                number = number &* 10 &+ Int(byte - UInt8(ascii: "0"))
                isOpen = true
            } else if byte == UInt8(ascii: "\n") {
                if isOpen { values.append(Double(number)) }
                (number, isOpen) = (0, false)
            } else {
                throw Failure("\(path) holds more than whole numbers, one a line")
            }
        }
        if isOpen { values.append(Double(number)) }
        return values
    }

    /// Writes a file.
    static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "w") else { throw Failure("cannot write \(path)") }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else {
            throw Failure("cannot write \(path)")
        }
    }
}
