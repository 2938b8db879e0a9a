// swift-tools-version: 6.0

import PackageDescription

// The fuzzers: the sources of the package above, built anew with coverage and the address sanitizer.
// scripts/fuzz.sh builds and runs them. The links under Sources lead to the code and to the properties that
// the ordinary tests hold the corpus to.
let package = Package(
    name: "fuzz",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.6.0"),
    ],
    targets: [
        .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(
            name: "CCompression", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev", "zlib1g-dev"])]),
        .systemLibrary(name: "CFuzzer"),
        .target(
            name: "TraceAnalysis",
            dependencies: ["CCompression", .product(name: "SystemPackage", package: "swift-system")]
        ),
        .target(name: "TraceCharts", dependencies: ["CCairo", "TraceAnalysis"]),
        .target(
            name: "tracereport",
            dependencies: [
                "TraceAnalysis", "TraceCharts",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            exclude: ["Tracereport.swift"],
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
            ]
        ),
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "CFuzzer", "TraceAnalysis", "TraceCharts", "tracereport",
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
