/// Reads `[8.123456, …]`, an array of decimals of milliseconds, as nanoseconds.
///
/// In runs that list no chunks most of the bytes of a file are in these.
enum MillisecondList {
    /// How many values are gathered on the stack before they are appended.
    private static let portion = 128

    /// Passes an array and appends what it holds to a list; false when it is no array of numbers.
    static func read(_ cursor: inout ByteCursor, into list: inout NanosecondList) -> Bool {
        cursor.walkArray { cursor in
            readRun(&cursor, &list)
            // A run ends behind a comma.
            cursor.skipSpace()
            let start = cursor.next
            guard cursor.skipToken(), let value = Slot(start: start, end: cursor.next).nanoseconds else {
                return false
            }
            list.append(value)
            return true
        }
    }

    /// Reads as many values in AIPerf's usual form as follow each other, a comma behind each, without any
    /// space.
    private static func readRun(_ cursor: inout ByteCursor, _ list: inout NanosecondList) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: portion) { buffer in
            guard let values = buffer.baseAddress else { return }
            var count = 0
            repeat {
                let end = fill(values, from: cursor.next, &count)
                cursor.move(to: end)
                list.append(UnsafeBufferPointer(rebasing: buffer[..<count]))
            } while count == portion
        }
    }

    /// Reads up to a portion of values; returns the place behind the last one and its comma.
    ///
    /// All that the loop goes on with is its own, so that the compiler keeps it in registers.
    @inline(never)
    private static func fill(
        _ values: UnsafeMutablePointer<UInt32>, from start: UnsafeRawPointer, _ count: inout Int
    ) -> UnsafeRawPointer {
        var place = start
        var index = 0
        while index < portion, let next = WholeNanoseconds.read(at: place),
            next.value < UInt64(NanosecondList.placeholder)
        {
            (values + index).initialize(to: UInt32(truncatingIfNeeded: next.value))
            place = next.end
            index &+= 1
        }
        count = index
        return place
    }
}
