extension ByteCursor {
    /// Walks over the members of an object.
    ///
    /// Those with a known name are handed to `body`, which must pass their value; the others are passed over.
    ///
    /// - Throws: `LineFault` when the object's structure is not complete.
    mutating func walkObject(
        _ names: KeyTable, _ body: (WireName, inout ByteCursor) throws(LineFault) -> Void
    ) throws(LineFault) {
        guard take(UInt8(ascii: "{")) else { throw expected("an object") }
        if byte == UInt8(ascii: "}") {
            advance()
            return
        }
        while true {
            guard byte == UInt8(ascii: "\"") else { throw expected("a key") }
            let name = try key(names)
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw expected("a colon") }
            if let name {
                try body(name, &self)
            } else if usualMetric() == nil {
                try skipValue()
            }
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            guard byte == UInt8(ascii: "}"), !isAtEnd else { throw expected("a comma or a closing brace") }
            advance()
            return
        }
    }

    /// Passes a key and says which name it spells, escapes resolved; nil for any other.
    @inline(__always)
    private mutating func key(_ names: KeyTable) throws(LineFault) -> WireName? {
        let start = next
        if let length = skipShortKey() { return names.name(at: start + 1, length: length) }
        guard skipString() else { throw .truncated }
        return names.name(ofUnusualKey: start, to: next)
    }

    /// Passes a value and says where it stands.
    mutating func value() throws(LineFault) -> Slot {
        let start = next
        try skipValue()
        return Slot(start: start, end: next)
    }

    /// Passes a metric and says where its value stands: the member `value` of an object, else the thing
    /// itself; nil when absent.
    mutating func metricValue(_ names: KeyTable) throws(LineFault) -> Slot? {
        guard byte == UInt8(ascii: "{") else { return try value() }
        if let usual = usualMetric() { return usual }
        var found: Slot?
        try walkObject(names) { _, cursor throws(LineFault) in found = try cursor.value() }
        return found
    }

    /// Passes an array, element by element, in order.
    ///
    /// - Returns: false when commas are missing or misplaced, or when `body` returns false.
    mutating func walkArray(_ body: (inout ByteCursor) -> Bool) -> Bool {
        guard take(UInt8(ascii: "[")) else { return false }
        if byte != UInt8(ascii: "]") {
            repeat {
                guard body(&self) else { return false }
                skipSpace()
            } while take(UInt8(ascii: ","))
        }
        guard byte == UInt8(ascii: "]"), !isAtEnd else { return false }
        advance()
        return true
    }
}

extension KeyTable {
    /// The name that a long key, or one with escapes, spells.
    fileprivate func name(ofUnusualKey start: UnsafeRawPointer, to end: UnsafeRawPointer) -> WireName? {
        let inside = UnsafeRawBufferPointer(start: start + 1, count: end - start - 2)
        // An escaped key spells a known name in more bytes than the name has.
        guard inside.contains(UInt8(ascii: "\\")), let plain = JSONString.unescaped(inside) else {
            return nil
        }
        let padded = Array(plain.utf8) + [UInt8](repeating: 0, count: ByteCursor.padding)
        return padded.withUnsafeBytes { bytes in
            bytes.baseAddress.flatMap { name(at: $0, length: plain.utf8.count) }
        }
    }
}
