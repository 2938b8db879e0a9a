@testable import tracereport

/// Content as a real run of a thousand requests gives it, with a few hard cases.
enum ReportFixture {
    static let charts = [
        "ttfb-histogram", "icl-histogram", "throughput-histogram", "ttfb-cdf", "icl-cdf", "throughput-cdf",
        "breakdown",
    ]

    static let longModel = "organisation/" + String(repeating: "very-long-model-name-", count: 9)

    static let content: ReportContent = {
        var content = plainContent
        content.pageOne = pageOne
        return content
    }()

    static let pageOne = PageOne(
        runLine: "meta-llama/Llama-3.1-8B-Instruct · chat, streaming · 32 concurrent",
        headline: "48 of 1,000 requests failed.",
        tiles: [
            PageOne.Tile(label: "Failed", value: "4.8 %", detail: "48 of 1,000: 40 limited", isBad: true),
            PageOne.Tile(label: "First token", value: "46 ms", detail: "p50 · p99 236 ms"),
        ],
        actions: [
            PageOne.Action(
                advice: "Find why the server fails.", evidence: "48 of 1,000 requests failed: 40 limited.",
                stake: "4.8 % of the requests")
        ],
        time: PageOne.TimeBar(
            subject: "mean 373 ms",
            parts: [
                PageOne.TimeBar.Part(phase: "send", label: "", share: "0.35 %", width: "0.350"),
                PageOne.TimeBar.Part(phase: "wait", label: "Wait 60 ms", share: "16 %", width: "16.000"),
                PageOne.TimeBar.Part(
                    phase: "transfer", label: "Transfer 312 ms", share: "84 %", width: "83.650"),
            ], note: "Send: 1.3 ms, 0.35 %."),
        charts: ["ttfb-cdf", "icl-cdf"],
        checks: [
            PageOne.CheckLine(
                grade: .warning, label: "Token throughput", value: "18 tokens/s", remark: "see finding 1")
        ])

    private static let plainContent = ReportContent(
        title: "AIPerf run: meta-llama/Llama-3.1-8B-Instruct",
        note: "Second run after the driver update; same seed as last week.",
        summary:
            "952 of 1,000 requests succeeded at 41.3 requests/s; slow token generation held the run back.",
        date: "2026-11-23T20:34:40Z",
        run: [
            Fact("Model", "meta-llama/Llama-3.1-8B-Instruct"),
            Fact("Endpoint", "http://inference.example:8000"),
            Fact("Endpoint type", "chat"), Fact("Concurrency", "32"), Fact("AIPerf", "0.13.0"),
            Fact("Start", "2026-11-23 20:34:40 UTC"), Fact("Duration", "24.21s"),
            Fact("Requests", "1,000 (952 successful, 48 failed)"),
        ],
        keyFigures: [
            KeyFigure(label: "Requests per second", value: "41.30", detail: "952 in 24.21s"),
            KeyFigure(label: "Time to first byte", value: "45.67ms", detail: "mean; p99 236.15ms"),
            KeyFigure(label: "Inter-chunk latency", value: "28.42ms", detail: "mean; p99 98.90ms"),
            KeyFigure(label: "Tokens per second", value: "18.42", detail: "a request, mean; p99 45.11"),
        ],
        verdicts: verdicts,
        sections: sections,
        notes: [
            "3 lines were skipped because they hold no record: 17 (truncated), 240 (not an object), 511 (not UTF-8).",
            "50 warm-up requests were left out.",
            "Inter-chunk latency was taken from AIPerf's metrics; this version records no chunk timestamps.",
        ],
        provenance: [
            Fact("Percentiles", "nearest: the value at rank ⌊q·n⌋ of the sorted values, as in the seed"),
            Fact("Input", "profile_export.jsonl"), Fact("Size", "2.31MB (2,421,004 bytes)"),
            Fact("SHA-256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Fact("Made with", "tracereport 0.1.0"),
            Fact("Command", "tracereport report profile_export.jsonl --percentile-method nearest"),
        ])

    static let verdicts = [
        Verdict(
            id: "connection_reuse", grade: .good, label: "Connection reuse", value: "97.5%",
            rule: "good above 90%",
            text: "Connections are pooled: 975 of 1,000 requests used one that was already open."),
        Verdict(
            id: "dns_cache", grade: .good, label: "DNS cache", value: "99.0%", rule: "good above 95%",
            text: "10 of 1,000 lookups asked a server."),
        Verdict(
            id: "ttfb", grade: .info, label: "Time to first byte", value: "45.67ms", rule: "no threshold",
            text: "Half of the requests had their first byte within 42.11ms, 99% within 236.15ms."),
        Verdict(
            id: "icl_consistency", grade: .info, label: "Steadiness of streaming", value: "3.94x",
            rule: "good up to 3x, warning above 5x",
            text: "The slowest 1% of gaps between chunks are 3.94 times as long as the middle one."),
        Verdict(
            id: "transfer_ratio", grade: .info, label: "Transfer to processing", value: "12.40x",
            rule: "0.5x to 2x is balanced",
            text:
                "Responses stream, so transfer holds the generation of tokens; the network need not be slow."),
        Verdict(
            id: "token_throughput", grade: .warning, label: "Token throughput", value: "18.42",
            rule: "good above 100 tokens/s, warning below 20",
            text: "Tokens come slowly; look at batch size and at the load on the GPU."),
        Verdict(
            id: "time_per_token", grade: .bad, label: "Time per token", value: "112.40ms",
            rule: "good up to 50ms, bad above 100ms",
            text: "Each token takes longer than a reader reads; compare a run with lower concurrency."),
        Verdict(
            id: "bytes_per_token", grade: .warning, label: "Bytes per token", value: "54.10B",
            rule: "good up to 8B, warning above 20B",
            text: "Most of what is sent is not tokens: each chunk repeats the id and the model's name."),
        Verdict(
            id: "tokens_per_chunk", grade: .good, label: "Tokens per chunk", value: "1.03",
            rule: "good from 1 to 10",
            text: "Chunks carry about a token each: low latency at the cost of a header a token."),
    ]

    static let sections = [
        ContentSection(
            id: "overview", title: "Overview",
            lead: "952 of 1,000 requests succeeded; figures below are of these.",
            blocks: [
                .facts(
                    title: nil,
                    [
                        Fact("Total records", "1,050"), Fact("Records with trace data", "1,000 (95.2%)"),
                        Fact("Streaming requests", "850"), Fact("Non-streaming requests", "102"),
                        Fact("Failed requests", "48"), Fact("Model", longModel),
                    ])
            ]),
        ContentSection(
            id: "connections", title: "Connections", lead: "Connections are pooled.",
            blocks: [
                .facts(
                    title: nil,
                    [
                        Fact("Connections created", "25"), Fact("Connections reused", "975"),
                        Fact("Connection reuse rate", "97.5%"),
                    ]),
                .statistics(
                    StatisticsGroup([
                        row("Connection establishment", count: "25", flag: "p99 from fewer than 100 samples"),
                        row("Queue wait", count: "952"), row("Request send", count: "952"),
                    ])),
            ]),
        ContentSection(
            id: "ttfb", title: "Time to first byte",
            lead: "Half of the requests had their first byte within 42.11ms, 99% within 236.15ms.",
            blocks: [
                .chart("ttfb-histogram"), .chart("ttfb-cdf"),
                .statistics(StatisticsGroup([row("Time to first byte"), row("Time to last byte")])),
            ]),
        ContentSection(
            id: "streaming", title: "Streaming",
            blocks: [
                .chart("icl-histogram"), .chart("icl-cdf"),
                .statistics(StatisticsGroup([row("Inter-chunk latency", count: "40,112")])),
                .paragraph("Chunk sizes: not recorded."),
            ]),
        ContentSection(
            id: "tokens", title: "Tokens",
            blocks: [
                .chart("throughput-histogram"), .chart("throughput-cdf"),
                .facts(title: "Token generation", [Fact("Avg tokens/second", "18.42")]),
            ]),
        ContentSection(
            id: "network", title: "Network efficiency", blocks: [.chart("breakdown")]),
        ContentSection(
            id: "failures", title: "Failures", lead: "48 requests failed in 60 ways.",
            blocks: [.table(failures)]),
        ContentSection(
            id: "slowest", title: "Slowest requests", blocks: [.table(slowest)]),
    ]

    static let failures = ContentTable(
        title: "Failures by type and code",
        columns: [
            ContentColumn("Type"), ContentColumn("Code", .trailing), ContentColumn("Count", .trailing),
            ContentColumn("Message"),
        ],
        rows: (1...60).map { number in
            [
                "ServerError\(number)", "\(500 + number % 30)", "\(61 - number)",
                number == 7
                    ? "https://inference.example/v1/chat/completions?"
                        + String(repeating: "abcdef0123456789", count: 20)
                    : "Upstream number \(number) closed the connection before the response was complete",
            ]
        })

    static let slowest = ContentTable(
        title: "The ten slowest requests",
        columns: [
            ContentColumn("Request"), ContentColumn("Total", .trailing), ContentColumn("Blocked", .trailing),
            ContentColumn("Wait", .trailing), ContentColumn("Transfer", .trailing),
        ],
        rows: (1...10).map { number in
            [
                "f3b1c9d2-77aa-4e21-9c0e-0000000000\(10 + number)", "\(20 - number).11s", "1.02ms",
                "236.15ms", "18.87s",
            ]
        })

    static func row(_ title: String, count: String = "952", flag: String? = nil) -> StatisticsRow {
        StatisticsRow(
            title: title, heading: "\(title) (as measured by the client)", count: count,
            cells: [
                Fact("Min", "12.34ms"), Fact("Mean", "45.67ms"), Fact("Median (p50)", "42.11ms"),
                Fact("p90", "78.90ms"), Fact("p95", "98.45ms"), Fact("p99", "1,156.78ms"),
                Fact("Max", "2.34s"),
            ], flag: flag)
    }
}
