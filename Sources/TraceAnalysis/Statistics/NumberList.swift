#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Many whole numbers in pages that never move once they are there.
///
/// A page is as long as all before it together, up to 64 MB, so that few numbers take little and many never
/// have to be copied. Large pages ask the system for huge pages of memory: else every thousandth number would
/// wait until the system has found, and cleared, another 4 KB.
struct NumberList: Sendable {
    private static let firstLength = 1 << 13
    private static let lastLength = 1 << 24
    /// Below this many bytes no huge page fits.
    private static let huge = 1 << 21

    /// The pages; only the last may have room left.
    private(set) var pages: [[UInt32]] = []
    /// How many numbers there are.
    private(set) var count = 0

    /// Adds some numbers.
    ///
    /// O(n).
    mutating func append(_ numbers: UnsafeBufferPointer<UInt32>) {
        guard !numbers.isEmpty else { return }
        if let last = pages.last, last.count + numbers.count <= last.capacity {
            pages[pages.count - 1].append(contentsOf: numbers)
        } else {
            pages.append(
                Self.page(of: max(numbers.count, min(max(count, Self.firstLength), Self.lastLength))))
            pages[pages.count - 1].append(contentsOf: numbers)
        }
        count += numbers.count
    }

    /// Takes in all numbers of another list, page by page.
    mutating func append(_ other: NumberList) {
        pages += other.pages
        count += other.count
    }

    /// Hands a page out and forgets it; nil when there is none.
    mutating func popPage() -> [UInt32]? {
        guard let page = pages.popLast() else { return nil }
        count -= page.count
        return page
    }

    private static func page(of length: Int) -> [UInt32] {
        [UInt32](unsafeUninitializedCapacity: length) { memory, _ in
            #if os(Linux)
                let bytes = UnsafeMutableRawBufferPointer(memory)
                guard bytes.count >= huge, let base = bytes.baseAddress else { return }
                // The advice is about whole pages of the system; what it cannot follow it leaves alone.
                let system = Int(sysconf(Int32(_SC_PAGESIZE)))
                let skipped = (system - Int(bitPattern: base) % system) % system
                _ = madvise(base + skipped, (bytes.count - skipped) / system * system, MADV_HUGEPAGE)
            #endif
        }
    }
}
