// swift-tools-version: 6.0

import PackageDescription

// Three small programs on tracereport's libraries. To begin a package of your own with one of them, copy this one and
// name where tracereport is.
let package = Package(
    name: "library",
    dependencies: [.package(name: "tracereport", path: "../..")],
    targets: [
        .executableTarget(
            name: "figures", dependencies: [.product(name: "TraceAnalysis", package: "tracereport")]),
        .executableTarget(
            name: "chart",
            dependencies: [
                .product(name: "TraceAnalysis", package: "tracereport"),
                .product(name: "TraceCharts", package: "tracereport"),
            ]),
        .executableTarget(
            name: "limit", dependencies: [.product(name: "TraceAnalysis", package: "tracereport")]),
    ],
    swiftLanguageModes: [.v6]
)
