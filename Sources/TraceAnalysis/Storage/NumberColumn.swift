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
    static func write(_ numbers: [Int64], to writer: inout StoredWriter) { write(numbers[...], to: &writer) }

    /// Writes whole numbers; how many is for the reader to know.
    static func write(_ numbers: ArraySlice<Int64>, to writer: inout StoredWriter) {
        write(numbers, as: .integers, orSteps: .integerSteps, to: &writer)
    }

    /// Writes whole numbers that ascend: their steps are what is short.
    static func write(ascending numbers: ArraySlice<Int64>, to writer: inout StoredWriter) {
        numbers.withUnsafeBufferPointer { numbers in
            writer.put(byte: Form.integerSteps.rawValue)
            writer.put(numbers.first ?? 0)
            differences(numbers).withUnsafeBufferPointer { pack($0, into: &writer) }
        }
    }

    /// Writes whole numbers in no order, of which steps would not be shorter.
    static func write(unordered numbers: ArraySlice<Int64>, to writer: inout StoredWriter) {
        writer.put(byte: Form.integers.rawValue)
        numbers.withUnsafeBufferPointer { pack($0, into: &writer) }
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
            write(bits[...], as: .bits, orSteps: .bitSteps, to: &writer)
        }
    }

    private static func write(
        _ numbers: ArraySlice<Int64>, as plain: Form, orSteps steps: Form, to writer: inout StoredWriter
    ) {
        numbers.withUnsafeBufferPointer { numbers in
            let first = numbers.first ?? 0
            let differences = Self.differences(numbers)
            differences.withUnsafeBufferPointer { differences in
                let isShorter = first.storedLength + length(differences) < length(numbers)
                writer.put(byte: (isShorter ? steps : plain).rawValue)
                if isShorter { writer.put(first) }
                pack(isShorter ? differences : numbers, into: &writer)
            }
        }
    }

    /// What each number is above the one before it, 0 for the first.
    private static func differences(_ numbers: UnsafeBufferPointer<Int64>) -> [Int64] {
        [Int64](unsafeUninitializedCapacity: numbers.count) { differences, count in
            count = numbers.count
            guard count > 0 else { return }
            differences[0] = 0
            for index in 1..<count { differences[index] = numbers[index] &- numbers[index &- 1] }
        }
    }

    /// A block of numbers: the smallest, and how many bits what each has above it takes.
    private struct Block {
        let numbers: UnsafeBufferPointer<Int64>
        let smallest: Int64
        let width: Int

        /// A block that is not empty.
        init(_ numbers: UnsafeBufferPointer<Int64>) {
            var (smallest, largest) = (numbers[0], numbers[0])
            for number in numbers {
                smallest = min(smallest, number)
                largest = max(largest, number)
            }
            self.numbers = numbers
            self.smallest = smallest
            width = 64 - UInt64(bitPattern: largest &- smallest).leadingZeroBitCount
        }

        /// How many bytes what stands above the smallest takes.
        var packedLength: Int { (numbers.count * width + 7) / 8 }
    }

    @inline(__always)
    private static func forEachBlock(of numbers: UnsafeBufferPointer<Int64>, _ body: (Block) -> Void) {
        for start in stride(from: 0, to: numbers.count, by: blockLength) {
            let end = min(start + blockLength, numbers.count)
            body(Block(UnsafeBufferPointer(rebasing: numbers[start..<end])))
        }
    }

    /// How many bytes numbers take.
    private static func length(_ numbers: UnsafeBufferPointer<Int64>) -> Int {
        var length = 0
        forEachBlock(of: numbers) { length += $0.smallest.storedLength + 1 + $0.packedLength }
        return length
    }

    /// Writes blocks of numbers: the smallest, the number of bits, and what each has above the smallest.
    private static func pack(_ numbers: UnsafeBufferPointer<Int64>, into writer: inout StoredWriter) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: blockLength + 1) { words in
            forEachBlock(of: numbers) { block in
                writer.put(block.smallest)
                writer.put(byte: UInt8(block.width))
                guard block.width > 0 else { return }
                pack(block, into: words)
                let packed = UnsafeRawBufferPointer(words)[..<block.packedLength]
                writer.put(bytes: UnsafeRawBufferPointer(rebasing: packed))
            }
        }
    }

    private static func pack(_ block: Block, into words: UnsafeMutableBufferPointer<UInt64>) {
        let (smallest, width) = (block.smallest, block.width)
        var pending: UInt64 = 0
        var bits = 0
        var filled = 0
        for number in block.numbers {
            let offset = UInt64(bitPattern: number &- smallest)
            pending |= offset &<< UInt64(bits)
            bits &+= width
            if bits >= 64 {
                words[filled] = pending.littleEndian
                filled &+= 1
                bits &-= 64
                pending = bits > 0 ? offset &>> UInt64(width &- bits) : 0
            }
        }
        words[filled] = pending.littleEndian
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
            numbers.withUnsafeMutableBufferPointer { numbers in
                for index in numbers.indices {
                    sum &+= numbers[index]
                    numbers[index] = sum
                }
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
        guard width > 0 else {
            numbers.append(contentsOf: repeatElement(smallest, count: count))
            return
        }
        let packed = try reader.raw((count * width + 7) / 8)
        // A number may begin in any bit of a byte: room behind the last to read whole words from there too.
        withUnsafeTemporaryAllocation(byteCount: (blockLength + 2) * 8, alignment: 8) { room in
            packed.withUnsafeBytes { room.copyMemory(from: $0) }
            room[packed.count..<packed.count + 16].initializeMemory(as: UInt8.self, repeating: 0)
            withUnsafeTemporaryAllocation(of: Int64.self, capacity: blockLength) { block in
                unpack(
                    UnsafeMutableBufferPointer(rebasing: block[..<count]), width, UnsafeRawBufferPointer(room)
                )
                for index in 0..<count { block[index] &+= smallest }
                numbers.append(contentsOf: block[..<count])
            }
        }
    }

    /// Reads numbers of so many bits each, from 1 to 64.
    private static func unpack(
        _ numbers: UnsafeMutableBufferPointer<Int64>, _ width: Int, _ bytes: UnsafeRawBufferPointer
    ) {
        let mask = UInt64.max &>> UInt64(64 &- width)
        for index in numbers.indices {
            let place = index &* width
            let (byte, shift) = (place &>> 3, UInt64(place & 7))
            var value =
                UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: byte, as: UInt64.self)) &>> shift
            if Int(shift) &+ width > 64 { value |= UInt64(bytes[byte &+ 8]) &<< (64 &- shift) }
            numbers[index] = Int64(bitPattern: value & mask)
        }
    }
}

extension Double {
    /// The number of ordered bits.
    init(orderedBits: UInt64) {
        self.init(bitPattern: orderedBits & 1 << 63 == 0 ? ~orderedBits : orderedBits & ~(1 << 63))
    }
}
