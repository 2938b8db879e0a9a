import Crypto
import Foundation
import Testing

@testable import tracereport

@Suite struct PageScriptTests {
    @Test func thePolicyNamesTheScriptAsItStandsInThePage() throws {
        for script in [PageScript.report, IndexPage.script, PageScript(text: "a")] {
            let element = script.element
            let begin = try #require(element.range(of: "<script>")).upperBound
            let end = try #require(element.range(of: "</script>")).lowerBound
            #expect(element[begin..<end] == script.text)
            let hash = Data(SHA256.hash(data: Data(element[begin..<end].utf8))).base64EncodedString()
            #expect(script.policy.contains("default-src 'none'"))
            #expect(script.policy.contains("; script-src 'sha256-\(hash)';"))
        }
    }

    @Test func noScriptHoldsWhatAsksForAnything() {
        for script in [PageScript.report.text, IndexPage.script.text] {
            for request in [
                "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "import", "Worker",
                "http", "//www",
                "src", "href", "open(", "eval", "Function(", "innerHTML", "outerHTML", "insertAdjacentHTML",
                "document.write", "cookie", "localStorage", "sessionStorage", "</",
            ] {
                #expect(!script.contains(request), "\(request)")
            }
        }
    }
}
