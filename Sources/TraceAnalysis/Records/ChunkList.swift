/// Reads `[[timestamp, size], …]`, where most of the bytes of a file are.
enum ChunkList {
    /// How many pairs are gathered on the stack before they are appended: an append for each would ask each
    /// time whether its array is shared and whether it has room.
    private static let portion = 128

    /// Passes a list and reads it into two arrays, which it empties first; false when it is no such list.
    static func read(_ cursor: inout ByteCursor, times: inout [Int64], sizes: inout [Int64]) -> Bool {
        times.removeAll(keepingCapacity: true)
        sizes.removeAll(keepingCapacity: true)
        return cursor.walkArray { cursor in
            readPairs(&cursor, &times, &sizes)
            // A run of pairs ends behind a comma.
            cursor.skipSpace()
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

    /// Reads as many `[19 digits,1 to 5 digits],` as follow each other without any space.
    private static func readPairs(_ cursor: inout ByteCursor, _ times: inout [Int64], _ sizes: inout [Int64])
    {
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: 2 * portion) { buffer in
            guard let memory = buffer.baseAddress, var form = PairForm(at: cursor.next) else { return }
            var count = 0
            repeat {
                cursor.move(to: fill(memory, from: cursor.next, &form, &count))
                times.append(contentsOf: UnsafeBufferPointer(start: memory, count: count))
                sizes.append(contentsOf: UnsafeBufferPointer(start: memory + portion, count: count))
            } while count == portion
        }
    }

    /// Reads up to a portion of pairs, times first, sizes a portion behind them; returns the place behind the last
    /// one and its comma.
    ///
    /// All that the loop changes is its own, so that the compiler keeps it in registers.
    @inline(never)
    private static func fill(
        _ memory: UnsafeMutablePointer<Int64>, from start: UnsafeRawPointer, _ form: inout PairForm,
        _ count: inout Int
    ) -> UnsafeRawPointer {
        var place = start
        var index = 0
        while index < portion {
            if let pair = form.pair(at: place) {
                (memory + index).initialize(to: pair.time)
                (memory + (portion &+ index)).initialize(to: pair.size)
                place += form.length
                index &+= 1
            } else if let other = PairForm(at: place) {
                form = other
            } else {
                break
            }
        }
        count = index
        return place
    }
}
