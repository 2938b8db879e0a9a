/// Reads `[[timestamp, size], …]`, where most of the bytes of a file are.
enum ChunkList {
    /// Passes a list and reads it into two arrays, which it empties first; false when it is no such list.
    static func read(_ cursor: inout ByteCursor, times: inout [Int64], sizes: inout [Int64]) -> Bool {
        times.removeAll(keepingCapacity: true)
        sizes.removeAll(keepingCapacity: true)
        return cursor.walkArray { cursor in
            readPairs(&cursor, &times, &sizes)
            guard cursor.take(UInt8(ascii: "[")), let time = cursor.readInteger() else { return false }
            cursor.skipSpace()
            guard cursor.take(UInt8(ascii: ",")), let size = cursor.readInteger() else { return false }
            cursor.skipSpace()
            guard cursor.byte == UInt8(ascii: "]") else { return false }
            cursor.advance()
            times.append(time)
            sizes.append(size)
            return true
        }
    }

    /// Reads as many `[19 digits,1 to 9 digits],` as follow each other without any space.
    ///
    /// The first eight digits change once in a hundred seconds: they are compared with the last pair's as one
    /// word, and the other eleven are read as a word of eight and three single ones.
    private static func readPairs(_ cursor: inout ByteCursor, _ times: inout [Int64], _ sizes: inout [Int64])
    {
        var place = cursor.next
        var head: UInt64 = 0
        var headValue: UInt64 = 0
        defer { cursor.move(to: place) }
        while place + 32 <= cursor.end {
            guard place.load(as: UInt8.self) == UInt8(ascii: "[") else { return }
            let first = (place + 1).loadUnaligned(as: UInt64.self).littleEndian
            if first != head {
                guard let value = EightDigits.value(first), value >= 10_000_000 else { return }
                head = first
                headValue = value &* 100_000_000_000
            }
            guard let middle = EightDigits.value((place + 9).loadUnaligned(as: UInt64.self).littleEndian)
            else { return }
            let a = UInt64((place + 17).load(as: UInt8.self)) &- 48
            let b = UInt64((place + 18).load(as: UInt8.self)) &- 48
            let c = UInt64((place + 19).load(as: UInt8.self)) &- 48
            guard a < 10, b < 10, c < 10, (place + 20).load(as: UInt8.self) == UInt8(ascii: ",") else {
                return
            }
            let time = headValue &+ middle &* 1000 &+ a &* 100 &+ b &* 10 &+ c
            var end = place + 21
            var size: UInt64 = 0
            var digit = UInt64(end.load(as: UInt8.self)) &- 48
            while digit < 10 {
                size = size &* 10 &+ digit
                end += 1
                digit = UInt64(end.load(as: UInt8.self)) &- 48
            }
            let digits = end - place - 21
            guard (1...9).contains(digits), end.loadUnaligned(as: UInt16.self).littleEndian == 0x2C5D,
                time <= UInt64(Int64.max),
                digits == 1 || (place + 21).load(as: UInt8.self) != UInt8(ascii: "0")
            else { return }
            times.append(Int64(truncatingIfNeeded: time))
            sizes.append(Int64(truncatingIfNeeded: size))
            place = end + 2
        }
    }
}

/// Eight ASCII digits as one little-endian word.
enum EightDigits {
    /// Their value; nil when one of the bytes is no digit.
    ///
    /// Neighbours are added up in pairs, then in fours, then all: three multiplications for eight digits.
    @inline(__always)
    static func value(_ word: UInt64) -> UInt64? {
        let isDigits =
            word & 0xF0F0_F0F0_F0F0_F0F0 == 0x3030_3030_3030_3030
            && (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0 == 0x3030_3030_3030_3030
        return isDigits ? sum(word & 0x0F0F_0F0F_0F0F_0F0F) : nil
    }

    /// The value of eight digits, each a byte from 0 to 9.
    @inline(__always)
    static func sum(_ digits: UInt64) -> UInt64 {
        var value = (digits &* (10 &* 256 &+ 1)) &>> 8 & 0x00FF_00FF_00FF_00FF
        value = (value &* (100 &* 65_536 &+ 1)) &>> 16 & 0x0000_FFFF_0000_FFFF
        return (value &* (10_000 &* 4_294_967_296 &+ 1)) &>> 32
    }
}
