extension ByteCursor {
    /// Passes a value and says where it stands.
    mutating func value() throws(LineFault) -> Slot {
        let start = next
        try skipValue()
        return Slot(start: start, end: next)
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
