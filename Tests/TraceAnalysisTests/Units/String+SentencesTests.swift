import Testing

@testable import TraceAnalysis

@Suite struct StringSentencesTests {
    @Test func theFirstLetterIsSetForItsPlace() {
        #expect("wait and send".uppercasedFirst == "Wait and send")
        #expect("Wait and send".lowercasedFirst == "wait and send")
        #expect("DNS".lowercasedFirst == "DNS")
        #expect("".uppercasedFirst.isEmpty && "".lowercasedFirst.isEmpty && "A".lowercasedFirst == "a")
    }

    @Test func aFullStopIsTakenOffOnce() {
        #expect("It ended.".withoutStop == "It ended")
        #expect("It ended".withoutStop == "It ended")
        #expect("And so on...".withoutStop == "And so on...")
    }
}
