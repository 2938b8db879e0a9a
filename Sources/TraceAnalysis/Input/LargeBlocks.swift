import CCompression

/// How a process gives the memory of large arrays back.
package enum LargeBlocks {
    /// From how many bytes on a block is the system's own and goes back to it when it is freed.
    package static let leastBytes = 1 << 20

    /// Keeps that limit where it is.
    ///
    /// glibc raises it with every larger block that is freed, up to 32 MiB, and keeps what is below for later: reading
    /// 10 GB, with columns that grow, took 7 % more memory on one thread then and 29 % more on two, and no less time. For
    /// the beginning of a program; does nothing where the C library is another. Source: mallopt(3), M_MMAP_THRESHOLD.
    package static func goBackWhenFreed() {
        #if canImport(Glibc)
            _ = mallopt(M_MMAP_THRESHOLD, CInt(leastBytes))
            _ = mallopt(M_TRIM_THRESHOLD, CInt(leastBytes))
        #endif
    }
}
