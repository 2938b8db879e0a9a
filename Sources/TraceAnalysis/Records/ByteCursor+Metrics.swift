extension ByteCursor {
    /// Passes a metric as AIPerf writes it, `{"value":12.5,"unit":"ms"}`, and says where its value stands;
    /// passes nothing and returns nil for any other form.
    ///
    /// A record has dozens of these, and their structure is known once two words and a closing brace are where
    /// they should be.
    @inline(__always)
    mutating func usualMetric() -> Slot? {
        guard next.byte() == UInt8(ascii: "{"), next.word(1) == Self.valueKey else { return nil }
        let start = next + 9
        var place = start
        place += EightDigits.leading(place.word()).count
        if place.byte() == UInt8(ascii: ".") {
            place += 1
            let decimals = EightDigits.leading(place.word()).count
            place += decimals
            if decimals == 8 {
                let more = EightDigits.leading(place.word()).count
                place += more
                if more == 8 { place += EightDigits.leading(place.word()).count }
            }
        }
        var rest = ByteCursor(from: place, to: end)
        guard place > start, rest.passUnit() else { return nil }
        move(to: rest.next)
        return Slot(start: start, end: place)
    }

    /// Passes a metric as AIPerf writes it whose value is an array of milliseconds, appends them to a list and
    /// says where the array stands; passes nothing and returns nil for any other form.
    mutating func usualMetric(into list: inout NanosecondList) -> Slot? {
        guard next.byte() == UInt8(ascii: "{"), next.word(1) == Self.valueKey,
            next.byte(9) == UInt8(ascii: "[")
        else { return nil }
        var rest = ByteCursor(from: next + 9, to: end)
        guard MillisecondList.read(&rest, into: &list) else { return nil }
        let array = Slot(start: next + 9, end: rest.next)
        guard rest.passUnit() else { return nil }
        move(to: rest.next)
        return array
    }

    /// Passes `,"unit":"…"}`; false for anything else, and what is passed then is not said.
    @inline(__always)
    private mutating func passUnit() -> Bool {
        guard next.word() == Self.unitKey, next.byte(8) == UInt8(ascii: "\"") else { return false }
        advance(8)
        guard skipShortKey() != nil, byte == UInt8(ascii: "}"), !isAtEnd else { return false }
        advance()
        return true
    }

    /// `"value":` as a word.
    @inline(__always)
    private static var valueKey: UInt64 { 0x3A22_6575_6C61_7622 }

    /// `,"unit":` as a word.
    @inline(__always)
    private static var unitKey: UInt64 { 0x3A22_7469_6E75_222C }
}
