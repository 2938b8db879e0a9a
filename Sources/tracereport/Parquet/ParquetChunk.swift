/// A column of one row group, finished: its pages as bytes, and what the footer says of them.
struct ParquetChunk {
    /// The pages, one behind the other.
    private(set) var bytes: [UInt8] = []
    /// How many bytes the pages would have if they were not compressed.
    private(set) var plainSize = 0
    private let typeNumber: Int
    private let rows: Int
    private var dictionarySize: Int?
    private var statistics = ThriftStruct()

    /// How many rows a page has.
    private static let pageRows = 16_384
    /// A dictionary has at most as many values.
    private static let mostDistinct = 32_768

    /// Numbers by which Parquet knows encodings.
    private enum Encoding {
        static let plain = 0
        static let runLengths = 3
        static let dictionary = 8
    }

    /// The pages of values, of which some are not recorded.
    ///
    /// Values that repeat are written once, in a dictionary, and as their places in it.
    ///
    /// - Parameters:
    ///   - values: Those that are recorded, in the order of the rows.
    ///   - isRecorded: Of each row 1 where it has a value, else 0.
    init<Value: ParquetValue>(_ values: [Value], isRecorded: [UInt32]) {
        typeNumber = Value.typeNumber
        rows = isRecorded.count
        let dictionary = Self.dictionary(values)
        if let dictionary {
            var plain: [UInt8] = []
            for value in dictionary.distinct { value.appendPlain(to: &plain) }
            var head = ThriftStruct()
            head.add(1, dictionary.distinct.count)
            head.add(2, Encoding.plain)
            append(page: plain, kind: 2, headField: 7, head)
            dictionarySize = bytes.count
        }
        let width = RunLengths.width(upTo: (dictionary?.distinct.count ?? 1) - 1)
        var whole = ParquetStatistics<Value>([], nulls: 0)
        var taken = 0
        for start in stride(from: 0, to: rows, by: Self.pageRows) {
            let levels = isRecorded[start..<min(start + Self.pageRows, rows)]
            let recorded = levels.reduce(0) { $0 + Int($1) }
            let range = taken..<(taken + recorded)
            taken += recorded
            let found = ParquetStatistics(values[range], nulls: levels.count - recorded)
            whole.append(found)
            var body: [UInt8] = []
            if let dictionary {
                body.append(UInt8(width))
                body += RunLengths.encoded(dictionary.places[range], width: width)
            } else {
                for value in values[range] { value.appendPlain(to: &body) }
            }
            append(
                levels, body, dictionary == nil ? Encoding.plain : Encoding.dictionary,
                statistics: found.thrift)
        }
        statistics = whole.thrift
    }

    /// The pages of flags, a bit each.
    init(_ values: [Bool], isRecorded: [UInt32]) {
        typeNumber = 0
        rows = isRecorded.count
        var taken = 0
        for start in stride(from: 0, to: rows, by: Self.pageRows) {
            let levels = isRecorded[start..<min(start + Self.pageRows, rows)]
            let recorded = levels.reduce(0) { $0 + Int($1) }
            let flags = values[taken..<(taken + recorded)]
            taken += recorded
            append(
                levels, Self.packed(flags), Encoding.plain,
                statistics: Self.statistics(flags, nulls: levels.count - recorded))
        }
        statistics = Self.statistics(values[...], nulls: rows - values.count)
    }

    /// What the footer says of the column.
    ///
    /// - Parameters:
    ///   - offset: Where its first page lies in the file.
    func metadata(_ name: String, offset: Int) -> ThriftStruct {
        var metadata = ThriftStruct()
        metadata.add(1, typeNumber)
        let encoding = dictionarySize == nil ? [Encoding.plain] : [Encoding.plain, Encoding.dictionary]
        metadata.add(2, list: encoding + [Encoding.runLengths])
        metadata.add(3, list: [name])
        metadata.add(4, 1)
        metadata.add(5, long: rows)
        metadata.add(6, long: plainSize)
        metadata.add(7, long: bytes.count)
        metadata.add(9, long: offset + (dictionarySize ?? 0))
        if dictionarySize != nil { metadata.add(11, long: offset) }
        metadata.add(12, statistics)
        var chunk = ThriftStruct()
        chunk.add(2, long: offset)
        chunk.add(3, metadata)
        return chunk
    }

    // MARK: Pages

    private mutating func append(
        _ levels: ArraySlice<UInt32>, _ values: [UInt8], _ encoding: Int, statistics: ThriftStruct
    ) {
        let levelBytes = RunLengths.encoded(levels, width: 1)
        var body: [UInt8] = []
        body.append(littleEndian: UInt32(levelBytes.count))
        body += levelBytes + values
        var head = ThriftStruct()
        head.add(1, levels.count)
        head.add(2, encoding)
        head.add(3, Encoding.runLengths)
        head.add(4, Encoding.runLengths)
        head.add(5, statistics)
        append(page: body, kind: 0, headField: 5, head)
    }

    private mutating func append(page body: [UInt8], kind: Int, headField: Int, _ ownHead: ThriftStruct) {
        let compressed = Snappy.compressed(body)
        var head = ThriftStruct()
        head.add(1, kind)
        head.add(2, body.count)
        head.add(3, compressed.count)
        head.add(headField, ownHead)
        plainSize += head.bytes.count + body.count
        bytes += head.bytes + compressed
    }

    // MARK: Values

    /// The different values in the order in which they first appear, and the place of each value among them; nil
    /// where so many are different that it does not pay.
    private static func dictionary<Value: ParquetValue>(
        _ values: [Value]
    ) -> (distinct: [Value], places: [UInt32])? {
        guard !values.isEmpty else { return nil }
        var known: [Value: UInt32] = [:]
        var distinct: [Value] = []
        var places: [UInt32] = []
        places.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            if let place = known[value] {
                places.append(place)
                continue
            }
            guard distinct.count < mostDistinct, distinct.count < 1_024 || distinct.count * 2 < index else {
                return nil
            }
            known[value] = UInt32(distinct.count)
            places.append(UInt32(distinct.count))
            distinct.append(value)
        }
        return distinct.count < 8 || distinct.count * 2 <= values.count ? (distinct, places) : nil
    }

    private static func packed(_ flags: ArraySlice<Bool>) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: (flags.count + 7) / 8)
        for (index, flag) in flags.enumerated() where flag { bytes[index / 8] |= 1 << UInt8(index % 8) }
        return bytes
    }

    private static func statistics(_ flags: ArraySlice<Bool>, nulls: Int) -> ThriftStruct {
        var thrift = ThriftStruct()
        thrift.add(3, long: nulls)
        guard !flags.isEmpty else { return thrift }
        thrift.add(5, [flags.contains(true) ? 1 : 0])
        thrift.add(6, [flags.contains(false) ? 0 : 1])
        return thrift
    }
}
