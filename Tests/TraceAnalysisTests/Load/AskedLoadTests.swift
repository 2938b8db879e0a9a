import Testing

@testable import TraceAnalysis

@Suite struct AskedLoadTests {
    private func load(_ config: String) throws -> AskedLoad {
        try RunSummary(json: Array(#"{"input_config":\#(config)}"#.utf8)).load
    }

    @Test(
        arguments: [
            ("aiperf-0.13-phases", nil, nil, nil, nil),
            ("aiperf-0.13-interrupted", .concurrency, nil, 8, 2_000),
            ("aiperf-0.13-rate-capped", .rate, 40, 8, 250), ("aiperf-0.13-cancel", .concurrency, nil, 8, 150),
            ("aiperf-0.13-multiturn", .concurrency, nil, 6, nil),
        ] as [(String, AskedLoad.Kind?, Double?, Int?, Int?)])
    func realRuns(
        _ name: String, _ kind: AskedLoad.Kind?, _ rate: Double?, _ concurrency: Int?, _ requests: Int?
    ) throws {
        let load = try LoadRun.named(name).summary().load
        #expect(load.kind == kind)
        #expect(load.rate == rate)
        #expect(load.concurrency == concurrency)
        #expect(load.requests == requests)
        #expect(load.cancels == (name == "aiperf-0.13-cancel"))
        #expect(load.thinks == (name == "aiperf-0.13-multiturn"))
        #expect(load.sessions == (name == "aiperf-0.13-multiturn" ? 30 : nil))
    }

    @Test func aPhaseIsChosenByItsKind() throws {
        let load = try load(
            #"{"phases":[{"name":"profiling","kind":"warmup","concurrency":1},{"name":"warmup","kind":"profiling","#
                + #""type":"constant","rate":7.5,"concurrency":32,"prefill_concurrency":4,"requests":10,"#
                + #""concurrency_ramp":{"duration":2.5},"cancellation":{"rate":20,"delay":0.1}}],"#
                + #""endpoint":{"connection_reuse":"never","timeout":2}}"#)
        #expect(load.kind == .rate && load.isEvenlySpaced)
        #expect(load.rate == 7.5 && load.concurrency == 32 && load.prefillConcurrency == 4)
        #expect(load.requests == 10 && load.ramp == 2.5e9 && load.timeout == 2e9)
        #expect(load.cancels && load.avoidsReuse && !load.thinks)
    }

    @Test(
        arguments: [
            (#""concurrency":4,"arrival_pattern":"concurrency_burst""#, .concurrency),
            (#""request_rate":4,"concurrency":9"#, .rate),
            (#""request_rate":4,"arrival_pattern":"poisson""#, .rate),
            (#""concurrency":4"#, .concurrency), (#""user_centric_rate":4,"num_users":3"#, .users),
            (#""x":4"#, nil),
        ] as [(String, AskedLoad.Kind?)])
    func theGeneratorUntil8(_ members: String, _ kind: AskedLoad.Kind?) throws {
        #expect(try load(#"{"loadgen":{\#(members),"request_count":3}}"#).kind == kind)
        #expect(try load(#"{"loadgen":{\#(members),"request_count":3}}"#).requests == 3)
    }

    @Test(arguments: [#""sessions":3"#, #""duration":14.0"#])
    func requestsAreNotAskedForWhereTheRunMayEndEarlier(_ member: String) throws {
        let load = try load(#"{"phases":[{"kind":"profiling","requests":9,\#(member)}]}"#)
        #expect(load.requests == nil)
        #expect(load.sessions == 3 || load.duration == 14e9)
    }

    @Test(arguments: ["-1", "1e30", "-0.5", "{}", "null"])
    func whatNoLoadCanBeIsNotRecorded(_ value: String) throws {
        let load = try load(
            #"{"phases":[{"kind":"profiling","rate":\#(value),"concurrency":\#(value),"requests":\#(value)}]}"#
        )
        #expect(load.rate == nil && load.concurrency == nil && load.requests == nil)
    }

    @Test(
        arguments: [
            (nil, nil, nil, nil), (.concurrency, nil, 8, "8 concurrent"), (.rate, 25, nil, "25 requests/s"),
            (.rate, 2.5, 1_200, "2.5 requests/s, at most 1,200 in flight"), (nil, nil, 8, "8 concurrent"),
            (.schedule, nil, nil, "fixed schedule"), (.users, 3, 12, "12 users, 3 requests/s"),
        ] as [(AskedLoad.Kind?, Double?, Int?, String?)])
    func inWords(_ kind: AskedLoad.Kind?, _ rate: Double?, _ concurrency: Int?, _ words: String?) {
        var load = AskedLoad()
        (load.kind, load.rate, load.concurrency) = (kind, rate, concurrency)
        #expect(load.words == words)
    }
}
