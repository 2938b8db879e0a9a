import Testing

@testable import tracereport

@Suite struct TerminalTests {
    @Test func bytesRateAndTimeLeft() {
        let text = ProgressLine.text(read: 512 << 20, of: 2 << 30, in: .seconds(2))
        #expect(text == "tracereport: 512.00MB of 2.00GB, 256.00MB/s, 6s left")
    }

    @Test func anUnknownEndIsNotInvented() {
        #expect(ProgressLine.text(read: 1024, of: nil, in: .seconds(4)) == "tracereport: 1.00KB, 256.00B/s")
    }

    @Test func nothingReadIsNoTrap() {
        #expect(ProgressLine.text(read: 0, of: 10, in: .zero) == "tracereport: 0.00B of 10.00B, 0.00B/s")
    }

    @Test func aFileThatGrewHasNoTimeLeft() {
        #expect(
            ProgressLine.text(read: 20, of: 10, in: .seconds(1)) == "tracereport: 20.00B of 10.00B, 20.00B/s")
    }
}
