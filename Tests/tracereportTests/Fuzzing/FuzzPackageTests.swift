import Foundation
import Testing

/// The fuzzers are a package of their own, which these tests do not build: what it shares with them are links, so that it
/// cannot fall behind.
@Suite struct FuzzPackageTests {
    private static let folder = "Tests/Fuzz/Sources/Fuzz"
    private static let properties = ((try? Repository.files(folder)) ?? []).filter {
        $0.hasSuffix("Property.swift") || $0.hasSuffix("Measurer.swift")
    }

    @Test func thereIsAPropertyATarget() { #expect(Self.properties.count >= 6) }

    @Test(arguments: properties) func propertiesAreThoseOfTheTests(_ file: String) throws {
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: Repository.path(file))
        let linked = URL(filePath: Repository.path(Self.folder)).appending(path: target).standardized
        let folders = ["Tests/TraceAnalysisTests/", "Tests/tracereportTests/"]
        #expect(folders.contains { linked.path().hasPrefix(Repository.path($0)) }, "\(linked)")
        #expect(FileManager.default.fileExists(atPath: linked.path()), "\(linked)")
    }
}
