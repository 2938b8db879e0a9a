import CCompression

@testable import TraceAnalysis

/// Makes compressed files for tests.
enum Compressed {
    /// Some bytes as one member of gzip or one frame of zstd with its checksum.
    static func bytes(_ bytes: [UInt8], _ compression: Compression) -> [UInt8] {
        switch compression {
        case .gzip: gzip(bytes)
        case .zstandard: zstandard(bytes)
        }
    }

    /// A member of gzip.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(
            &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        var input = bytes
        let bound = Int(deflateBound(&stream, uLong(bytes.count)))
        return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = uInt(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(output.count)
                deflate(&stream, Z_FINISH)
            }
            count = bound - Int(stream.avail_out)
        }
    }

    /// A frame of zstd, as a library writes it that is handed its data bit by bit: its length is not in it.
    static func zstandard(_ bytes: [UInt8], windowBits: Int32 = 0, checksum: Bool = true) -> [UInt8] {
        let state = ZSTD_createCCtx()
        defer { ZSTD_freeCCtx(state) }
        ZSTD_CCtx_setParameter(state, ZSTD_c_checksumFlag, checksum ? 1 : 0)
        ZSTD_CCtx_setParameter(state, ZSTD_c_windowLog, windowBits)
        return [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count) + 64) { room, count in
            bytes.withUnsafeBytes { bytes in
                var output = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
                var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
                ZSTD_compressStream2(state, &output, &input, ZSTD_e_flush)
                ZSTD_compressStream2(state, &output, &input, ZSTD_e_end)
                count = output.pos
            }
        }
    }

    /// A frame of zstd that holds no data but a remark.
    static func skippable(_ bytes: [UInt8], number: UInt8 = 0) -> [UInt8] {
        let length = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> ($0 * 8)) }
        return [0x50 | number, 0x2A, 0x4D, 0x18] + length + bytes
    }
}
