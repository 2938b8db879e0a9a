/// Reads the values that were found in a line, each strictly by its type.
///
/// `null` is absent; any other wrong type is a fault of the line that names the field. Where several names
/// mean the same, the first that holds something counts, and every one of them must have the right type.
struct ValueReader {
    /// Where the values stand, by `WireName`; nil where a name is absent.
    let slots: [Slot?]
    /// The unit of each metric that has a slot.
    let units: [MetricUnit]

    @inline(__always)
    private func slot(_ name: WireName) -> Slot? {
        guard let slot = slots[name.rawValue], !slot.isNull else { return nil }
        return slot
    }

    /// Whether there is something under a name.
    func holds(_ name: WireName) -> Bool { slot(name) != nil }

    /// An integer, such as a timestamp or a count.
    @inline(__always)
    func integer(_ name: WireName) throws(LineFault) -> Int64? {
        guard let slot = slot(name) else { return nil }
        guard let value = slot.integer else { throw name.isNot("an integer") }
        return value
    }

    /// An integer that an older generation knew by another name.
    func integer(_ name: WireName, once older: WireName) throws(LineFault) -> Int64? {
        let former = try integer(older)
        return try integer(name) ?? former
    }

    /// A string; where it is not kept it is checked as strictly, and nil.
    func string(_ name: WireName, kept: Bool = true) throws(LineFault) -> String? {
        guard let slot = slot(name) else { return nil }
        if !kept, slot.isPlainString { return nil }
        guard let value = slot.string else { throw name.isNot("a string") }
        return kept ? value : nil
    }

    /// A boolean; false when absent.
    func flag(_ name: WireName) throws(LineFault) -> Bool {
        guard let slot = slot(name) else { return false }
        guard let value = slot.boolean else { throw name.isNot("true or false") }
        return value
    }

    /// A metric that is a number of something; nil where its unit says that it is not.
    func number(_ name: WireName) throws(LineFault) -> Double? {
        guard let slot = slot(name) else { return nil }
        guard let value = slot.number else { throw name.isNot("a number") }
        return try unit(of: name).isPlain ? value : nil
    }

    /// A metric that is a size, in bytes; nil where its unit is none of sizes.
    func size(_ name: WireName) throws(LineFault) -> Double? {
        guard let slot = slot(name) else { return nil }
        guard let value = slot.number else { throw name.isNot("a number") }
        return try unit(of: name).bytes.map { value * $0 }
    }

    /// A metric that has several names, in the order of preference.
    func number(firstOf names: ClosedRange<WireName>) throws(LineFault) -> Double? {
        var found: Double?
        for index in names.lowerBound.rawValue...names.upperBound.rawValue where slots[index] != nil {
            guard let name = WireName(rawValue: index), let value = try number(name) else { continue }
            found = found ?? value
        }
        return found
    }

    /// A metric that is a time, in nanoseconds; nil where its unit is none of times.
    func time(_ name: WireName) throws(LineFault) -> Double? {
        guard let slot = slot(name) else { return nil }
        guard let value = slot.nanoseconds else { throw name.isNot("a number") }
        let unit = units[name.rawValue]
        guard unit != .milliseconds, unit != .unsaid else { return value }
        guard let length = try self.unit(of: name).nanoseconds else { return nil }
        return slot.number.map { Nanoseconds.of($0, each: length) }
    }

    /// A metric that is an array of times, as nanoseconds; `list` is emptied first, and stays so where the unit is
    /// none of times.
    func times(_ name: WireName, into list: inout NanosecondList) throws(LineFault) {
        list.removeAll()
        guard let slot = slot(name) else { return }
        var cursor = slot.cursor
        guard MillisecondList.read(&cursor, into: &list) else { throw name.isNot("an array of numbers") }
        let unit = try unit(of: name)
        guard unit != .milliseconds, unit != .unsaid else { return }
        list.removeAll()
        guard let length = unit.nanoseconds else { return }
        var again = slot.cursor
        _ = again.walkArray { cursor in
            let start = cursor.next
            guard cursor.skipToken(), let value = Slot(start: start, end: cursor.next).number else {
                return false
            }
            list.append(Nanoseconds.of(value, each: length))
            return true
        }
    }

    /// The unit of a metric that has a value.
    private func unit(of name: WireName) throws(LineFault) -> MetricUnit {
        let unit = units[name.rawValue]
        guard unit != .notText else { throw .wrongType(field: name.path + ".unit", expected: "a string") }
        return unit
    }

    /// The metrics that have a value which is left out, because its unit is unknown or none of the metric's.
    var unread: [WireName] {
        var unread: [WireName] = []
        for index in WireName.metrics.members where slots[index] != nil {
            guard let name = WireName(rawValue: index), holds(name) else { continue }
            if units[index] == .unknown { unread.append(name) }
        }
        return unread
    }

    /// An array of integers; `list` is emptied first.
    func integers(_ name: WireName, into list: inout [Int64]) throws(LineFault) {
        if !list.isEmpty { list.removeAll(keepingCapacity: true) }
        guard let slot = slot(name) else { return }
        var cursor = slot.cursor
        let isList = cursor.walkArray { cursor in
            guard let value = cursor.readInteger(), cursor.isAfterToken else { return false }
            list.append(value)
            return true
        }
        guard isList else { throw name.isNot("an array of integers") }
    }

    /// An array of `[timestamp, size]` pairs; both arrays are emptied first.
    func pairs(_ name: WireName, times: inout [Int64], sizes: inout [Int64]) throws(LineFault) {
        if !times.isEmpty { times.removeAll(keepingCapacity: true) }
        if !sizes.isEmpty { sizes.removeAll(keepingCapacity: true) }
        guard let slot = slot(name) else { return }
        var cursor = slot.cursor
        guard ChunkList.read(&cursor, times: &times, sizes: &sizes) else {
            throw name.isNot("an array of [timestamp, size] pairs")
        }
    }
}

extension WireName {
    /// The fault of holding something of another type.
    func isNot(_ expected: String) -> LineFault { .wrongType(field: path, expected: expected) }
}
