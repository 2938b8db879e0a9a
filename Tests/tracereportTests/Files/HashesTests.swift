import Testing

@testable import tracereport

@Suite struct HashesTests {
    @Test func itIsTheBeginningOfAHash() {
        // printf 'tracereport:localhost' | sha256sum
        #expect(Pseudonym.of("localhost") == "11cf102e")
        #expect(Pseudonym.of("localhost") != Pseudonym.of("Localhost"))
        #expect(Pseudonym.of("").count == 8)
    }
}
