extension ValueReader {
    /// An error's message, masked; the raw text goes no further than here.
    func message(_ name: WireName, _ messages: inout MaskedMessages) throws(LineFault) -> MaskedMessage? {
        guard let slot = slots[name.rawValue], !slot.isNull else { return nil }
        guard let text = slot.beginning else { throw name.isNot("a string") }
        return messages.masked(text)
    }

    /// An error's code: an integer or a text.
    func code(_ name: WireName) throws(LineFault) -> FailureCode? {
        guard let slot = slots[name.rawValue], !slot.isNull else { return nil }
        if let number = slot.integer { return .number(number) }
        guard let text = slot.beginning else { throw name.isNot("an integer or a string") }
        return FailureCode(text)
    }

    /// What lies beneath an error, masked: the last of its chain of causes, else its cause.
    func rootCause(_ messages: inout MaskedMessages) throws(LineFault) -> MaskedMessage? {
        let cause = try message(.errorCause, &messages)
        guard let slot = slots[WireName.errorCauseChain.rawValue], !slot.isNull else { return cause }
        var cursor = slot.cursor
        var last: String?
        let isList = cursor.walkArray { cursor in
            guard let text = (try? cursor.value())?.beginning else { return false }
            last = text
            return true
        }
        guard isList else { throw WireName.errorCauseChain.isNot("an array of strings") }
        return last.flatMap { messages.masked($0) } ?? cause
    }
}

extension Slot {
    /// The first characters of a string, as many as a masked message looks at; nil when this is no string.
    ///
    /// A message may be as long as its line; only its escapes are checked to the end.
    fileprivate var beginning: String? {
        guard first == UInt8(ascii: "\"") else { return nil }
        let inside = bytes.dropFirst().dropLast()
        // No character takes more than two escapes of six bytes each.
        let wanted = (MaskedMessage.reach + 1) * 12
        guard inside.count > wanted else {
            return JSONString.unescaped(UnsafeRawBufferPointer(rebasing: inside))
        }
        var index = inside.startIndex
        var cut: Int?
        while index < inside.endIndex {
            if cut == nil, index >= inside.startIndex + wanted { cut = index }
            guard inside[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            let isCode = inside[index + 1] == UInt8(ascii: "u")
            let escape = inside[index..<min(index + (isCode ? 6 : 2), inside.endIndex)]
            guard JSONString.unescaped(UnsafeRawBufferPointer(rebasing: escape)) != nil else { return nil }
            index = escape.endIndex
        }
        return JSONString.unescaped(UnsafeRawBufferPointer(rebasing: inside[..<(cut ?? inside.endIndex)]))
    }
}
