/// Many numbers of one kind, packed: each block of them takes as many bits a number as its spread needs.
///
/// Whole numbers are packed as they are or as differences from the one before, whichever is shorter. Other
/// numbers are packed as their bits, turned so that neighbours in size are neighbours as numbers. Nothing is
/// rounded. (Lemire and Boytsov 2015 call it frame of reference.)
enum NumberColumn {
    private static let blockLength = 64

    /// The forms a column can have; the raw value is the byte before it.
    private enum Form: UInt8, CaseIterable {
        case integers, integerSteps, bits, bitSteps

        var isOfSteps: Bool { self == .integerSteps || self == .bitSteps }
    }

    // MARK: Writing

    /// Writes whole numbers; how many is for the reader to know.
    static func write(_ numbers: [Int64], to writer: inout StoredWriter) {
        write(numbers, as: .integers, orSteps: .integerSteps, to: &writer)
    }

    /// Writes finite numbers; how many is for the reader to know.
    static func write(_ numbers: [Double], to writer: inout StoredWriter) {
        let integers = numbers.compactMap { number -> Int64? in
            number == 0 && number.sign == .minus ? nil : Int64(exactly: number)
        }
        if integers.count == numbers.count {
            write(integers, to: &writer)
        } else {
            let bits = numbers.map { Int64(bitPattern: $0.orderedBits) }
            write(bits, as: .bits, orSteps: .bitSteps, to: &writer)
        }
    }

    private static func write(
        _ numbers: [Int64], as plain: Form, orSteps steps: Form, to writer: inout StoredWriter
    ) {
        let first = numbers.first ?? 0
        let differences = zip(numbers, [first] + numbers).map { $0 &- $1 }
        var start = StoredWriter()
        start.put(first)
        let asNumbers = packed(numbers)
        let asSteps = start.bytes + packed(differences)
        let isShorter = asSteps.count < asNumbers.count
        writer.put(raw: [(isShorter ? steps : plain).rawValue])
        writer.put(raw: isShorter ? asSteps : asNumbers)
    }

    /// Blocks of numbers: the smallest, the number of bits, and what each has above the smallest.
    private static func packed(_ numbers: [Int64]) -> [UInt8] {
        var writer = StoredWriter()
        for start in stride(from: 0, to: numbers.count, by: blockLength) {
            let block = numbers[start..<min(start + blockLength, numbers.count)]
            let smallest = block.min() ?? 0
            let offsets = block.map { UInt64(bitPattern: $0 &- smallest) }
            let width = 64 - (offsets.max() ?? 0).leadingZeroBitCount
            writer.put(smallest)
            writer.put(raw: [UInt8(width)])
            var pending: UInt64 = 0
            var bits = 0
            for offset in offsets {
                pending |= offset << UInt64(bits)
                let taken = min(width, 64 - bits)
                bits += width
                if bits >= 64 {
                    writer.putBytes(of: pending)
                    bits -= 64
                    pending = bits > 0 ? offset >> UInt64(taken) : 0
                }
            }
            for shift in stride(from: 0, to: bits, by: 8) {
                writer.put(raw: [UInt8(truncatingIfNeeded: pending >> UInt64(shift))])
            }
        }
        return writer.bytes
    }

    // MARK: Reading

    /// Reads so many whole numbers.
    static func integers(_ count: Int, from reader: inout StoredReader) throws(StoredRunFault) -> [Int64] {
        guard let form = Form(rawValue: try reader.byte()), form == .integers || form == .integerSteps else {
            throw .impossible
        }
        return try numbers(count, form, from: &reader)
    }

    /// Reads so many numbers, all of them finite.
    static func doubles(_ count: Int, from reader: inout StoredReader) throws(StoredRunFault) -> [Double] {
        guard let form = Form(rawValue: try reader.byte()) else { throw .impossible }
        let numbers = try numbers(count, form, from: &reader)
        guard form == .bits || form == .bitSteps else { return numbers.map(Double.init) }
        let doubles = numbers.map { Double(orderedBits: UInt64(bitPattern: $0)) }
        guard doubles.allSatisfy(\.isFinite) else { throw .impossible }
        return doubles
    }

    private static func numbers(
        _ count: Int, _ form: Form, from reader: inout StoredReader
    ) throws(StoredRunFault) -> [Int64] {
        var numbers: [Int64] = []
        numbers.reserveCapacity(count)
        var sum = form.isOfSteps ? try reader.signed() : 0
        while numbers.count < count {
            try unpack(min(blockLength, count - numbers.count), from: &reader, into: &numbers)
        }
        if form.isOfSteps {
            for index in numbers.indices {
                sum &+= numbers[index]
                numbers[index] = sum
            }
        }
        return numbers
    }

    private static func unpack(
        _ count: Int, from reader: inout StoredReader, into numbers: inout [Int64]
    ) throws(StoredRunFault) {
        let smallest = try reader.signed()
        let width = Int(try reader.byte())
        guard width <= 64 else { throw .impossible }
        let mask = width == 64 ? UInt64.max : (1 << UInt64(width)) - 1
        var pending: UInt64 = 0
        var bits = 0
        for _ in 0..<count {
            var value = pending
            if bits < width {
                // The number's lower bits are pending; its upper ones are in the bytes to come.
                let missing = width - bits
                var more: UInt64 = 0
                var read = 0
                while read < missing {
                    more |= UInt64(try reader.byte()) << UInt64(read)
                    read += 8
                }
                value |= more << UInt64(bits)
                pending = missing < 64 ? more >> UInt64(missing) : 0
                bits = read - missing
            } else {
                pending >>= UInt64(width)
                bits -= width
            }
            numbers.append(smallest &+ Int64(bitPattern: value & mask))
        }
    }
}

extension Double {
    /// The number of ordered bits.
    init(orderedBits: UInt64) {
        self.init(bitPattern: orderedBits & 1 << 63 == 0 ? ~orderedBits : orderedBits & ~(1 << 63))
    }
}
