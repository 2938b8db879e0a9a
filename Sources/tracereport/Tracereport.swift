import ArgumentParser

@main
struct Tracereport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tracereport",
        abstract: "Turns the HTTP traces of an AIPerf run into an analysis, charts and a report."
    )
}
