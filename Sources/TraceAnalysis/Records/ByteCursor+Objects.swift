extension ByteCursor {
    /// Goes on to the value of the next member that has a known name, passing the others; nil behind the object.
    ///
    /// Whoever calls passes that value before calling again.
    ///
    /// - Parameters:
    ///   - member: The place of the key that is expected; 0 before the object.
    ///   - keys: The keys that are likely to come.
    /// - Throws: `LineFault` when the object's structure is not complete.
    @inline(__always)
    mutating func nextMember(_ member: inout Int, _ keys: inout KeyOrder) throws(LineFault) -> WireName? {
        while true {
            if member > 0 {
                skipSpace()
            } else if !take(UInt8(ascii: "{")) {
                throw expected("an object")
            }
            let isLast = member == 0 ? byte == UInt8(ascii: "}") : !take(UInt8(ascii: ","))
            if isLast {
                guard byte == UInt8(ascii: "}"), !isAtEnd else {
                    throw expected("a comma or a closing brace")
                }
                advance()
                return nil
            }
            if let name = try keys.pass(&self, at: &member) { return name }
            if usualMetric() == nil { try skipValue() }
        }
    }

    /// Passes a value and says where it stands.
    mutating func value() throws(LineFault) -> Slot {
        let start = next
        try skipValue()
        return Slot(start: start, end: next)
    }

    /// Passes a metric and says where its value stands: the member `value` of an object, else the thing
    /// itself; nil when absent.
    mutating func metricValue(_ keys: inout KeyOrder) throws(LineFault) -> Slot? {
        guard byte == UInt8(ascii: "{") else { return try value() }
        if let usual = usualMetric() { return usual }
        var found: Slot?
        var member = 0
        while try nextMember(&member, &keys) != nil { found = try value() }
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
