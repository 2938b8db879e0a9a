import Testing

@testable import tracereport

/// Thrift's compact protocol, byte by byte.
///
/// Source: apache/thrift, `thrift-compact-protocol.md`.
@Suite struct ThriftStructTests {
    @Test func fieldsHaveTheirDistanceAndTheirType() {
        var thrift = ThriftStruct()
        thrift.add(1, 3)
        thrift.add(2, long: -1)
        thrift.add(7, short: 64)
        thrift.add(8, "ab")
        thrift.add(9, true)
        thrift.add(10, false)
        #expect(
            thrift.bytes == [
                0x15, 0x06, 0x16, 0x01, 0x54, 0x80, 0x01, 0x18, 0x02, 0x61, 0x62, 0x11, 0x12, 0x00,
            ])
    }

    @Test func aFieldFarBehindTheLastHasItsNumber() {
        var thrift = ThriftStruct()
        thrift.add(20, 1)
        #expect(thrift.bytes == [0x05, 0x28, 0x02, 0x00])
    }

    @Test func listsHaveTheirLength() {
        var thrift = ThriftStruct()
        thrift.add(2, list: [0, 3])
        thrift.add(3, list: ["x"])
        var inner = ThriftStruct()
        inner.add(1, 1)
        thrift.add(4, list: [inner])
        thrift.add(5, inner)
        #expect(
            thrift.bytes == [
                0x29, 0x25, 0x00, 0x06, 0x19, 0x18, 0x01, 0x78, 0x19, 0x1C, 0x15, 0x02, 0x00, 0x1C, 0x15,
                0x02, 0x00,
                0x00,
            ])
        var long = ThriftStruct()
        long.add(1, list: [Int](repeating: 0, count: 15))
        #expect(long.bytes == [0x19, 0xF5, 0x0F] + [UInt8](repeating: 0, count: 16))
    }

    static let numbers: [(UInt64, [UInt8])] = [
        (0, [0]), (127, [0x7F]), (128, [0x80, 0x01]), (300, [0xAC, 0x02]),
        (.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
    ]

    @Test(arguments: numbers) func numbersSevenBitsAtATime(_ value: UInt64, _ expected: [UInt8]) {
        var bytes: [UInt8] = []
        bytes.append(varint: value)
        #expect(bytes == expected)
    }
}
