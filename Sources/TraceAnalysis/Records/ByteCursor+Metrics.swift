extension ByteCursor {
    /// Passes a metric as AIPerf writes it, `{"value":12.5,"unit":"ms"}` with any space, and says where its value
    /// stands; passes nothing and returns nil for any other form.
    ///
    /// - Parameter passValue: Passes the value; false when it is not what is looked for.
    mutating func metric(_ passValue: (inout ByteCursor) -> Bool) -> Slot? {
        var rest = self
        guard rest.take(UInt8(ascii: "{")), rest.passKey("value") else { return nil }
        let start = rest.next
        guard passValue(&rest) else { return nil }
        let value = Slot(start: start, end: rest.next)
        rest.skipSpace()
        guard rest.take(UInt8(ascii: ",")), rest.passKey("unit"), rest.passQuoted() != nil else { return nil }
        rest.skipSpace()
        guard rest.byte == UInt8(ascii: "}"), !rest.isAtEnd else { return nil }
        move(to: rest.next + 1)
        return value
    }

    /// Passes a number, as far as its bytes tell; false when there is none.
    mutating func passNumber() -> Bool {
        let start = next
        move(to: next.endOfNumber)
        return next > start
    }

    /// Passes a given key, its colon and the space around it; false for any other, and what is passed then is not said.
    private mutating func passKey(_ key: StaticString) -> Bool {
        guard let found = passQuoted(),
            found.elementsEqual(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        else { return false }
        skipSpace()
        return take(UInt8(ascii: ":"))
    }

    /// Passes a short string without escapes and returns what is between its quotes; nil for anything else.
    private mutating func passQuoted() -> UnsafeRawBufferPointer? {
        let start = next + 1
        guard byte == UInt8(ascii: "\""), let length = skipShortString() else { return nil }
        return UnsafeRawBufferPointer(start: start, count: length)
    }
}

extension UnsafeRawPointer {
    /// Behind all that can be part of a number, from here on.
    @inline(__always)
    var endOfNumber: UnsafeRawPointer {
        let zeros = SIMD16<UInt8>(sixteen: UInt8(ascii: "0"))
        let nines = SIMD16<UInt8>(sixteen: 9)
        let points = SIMD16<UInt8>(sixteen: UInt8(ascii: "."))
        var place = self
        while true {
            let bytes = place.loadUnaligned(as: SIMD16<UInt8>.self)
            if let offset = (((bytes &- zeros) .> nines) .& (bytes .!= points)).firstIndex {
                return place + offset
            }
            place += 16
        }
    }
}
