// swift-tools-version: 6.0

import PackageDescription

let package = Package(
    name: "tracereport",
    products: [
        .library(name: "TraceAnalysis", targets: ["TraceAnalysis"]),
        .library(name: "TraceCharts", targets: ["TraceCharts"]),
        .executable(name: "tracereport", targets: ["tracereport"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.6.0"),
    ],
    targets: [
        .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(
            name: "CCompression", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev", "zlib1g-dev"])]),
        .target(
            name: "TraceAnalysis",
            dependencies: ["CCompression", .product(name: "SystemPackage", package: "swift-system")]
        ),
        .target(name: "TraceCharts", dependencies: ["CCairo", "TraceAnalysis"]),
        .executableTarget(
            name: "tracereport",
            dependencies: [
                "TraceAnalysis", "TraceCharts",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            resources: [
                .embedInCode("../../Templates/report.mustache"),
                .embedInCode("../../Templates/cover.mustache"),
                .embedInCode("../../Templates/section.mustache"),
                .embedInCode("../../Templates/statistics.mustache"),
                .embedInCode("../../Templates/table.mustache"),
                .embedInCode("../../Templates/provenance.mustache"),
                .embedInCode("../../Templates/checks.mustache"),
                .embedInCode("../../Templates/findings.mustache"),
                .embedInCode("../../Templates/executive.mustache"),
                .embedInCode("../../Templates/compare.mustache"),
                .embedInCode("../../Templates/sweep.mustache"),
                .embedInCode("../../Templates/report.css"),
                .embedInCode("../../Templates/report.js"),
                .embedInCode("../../Templates/archive.css"),
                .embedInCode("../../Templates/archive.js"),
            ],
            // What takes time is in the libraries: the command is 0.3 MB smaller so, and no slower.
            swiftSettings: [.unsafeFlags(["-Osize"], .when(configuration: .release))]
        ),
        .executableTarget(
            name: "ChartBenchmark", dependencies: ["TraceAnalysis", "TraceCharts"],
            path: "scripts/ChartBenchmark"),
        .target(name: "FindingsSimulator", dependencies: ["TraceAnalysis"], path: "Tests/FindingsSimulator"),
        .executableTarget(
            name: "CheckFindings", dependencies: ["FindingsSimulator", "TraceAnalysis"],
            path: "scripts/CheckFindings"),
        .target(
            name: "ComparisonSimulator", dependencies: ["TraceAnalysis"], path: "Tests/ComparisonSimulator"),
        .executableTarget(
            name: "CheckStatistics", dependencies: ["ComparisonSimulator", "TraceAnalysis"],
            path: "scripts/CheckStatistics"),
        .testTarget(
            name: "TraceAnalysisTests",
            dependencies: ["CCompression", "ComparisonSimulator", "FindingsSimulator", "TraceAnalysis"]),
        .testTarget(
            name: "TraceChartsTests", dependencies: ["CCairo", "TraceCharts"], exclude: ["Snapshots"]),
        .testTarget(
            name: "tracereportTests", dependencies: ["CCairo", "ComparisonSimulator", "tracereport"]),
    ],
    swiftLanguageModes: [.v6]
)
