import Testing

@testable import TraceAnalysis
@testable import tracereport

@Suite struct TrackLanesTests {
    private func request(
        _ start: Int64, _ end: Int64, connection: String? = "c", conversation: String? = nil
    ) throws -> RequestSpan {
        var row = RequestRow(outcome: .successful)
        (row.start, row.end, row.connection, row.conversation) = (start, end, connection, conversation)
        return try #require(RequestSpan(row, number: 0))
    }

    @Test func whatFollowsLiesOnOneLane() throws {
        var lanes = TrackLanes(.connection)
        for start in [0, 10, 20] as [Int64] {
            let place = try #require(lanes.place(try request(start, start + 10)))
            #expect(place.track == TraceTrack(number: 0, rank: 0, name: "connection 1"))
            #expect(place.isNew == (start == 0))
        }
    }

    @Test func whatOverlapsTakesAFurtherLane() throws {
        var lanes = TrackLanes(.connection)
        _ = lanes.place(try request(0, 10))
        let other = try #require(lanes.place(try request(5, 12)))
        #expect(other.isNew && other.track == TraceTrack(number: 1, rank: 1, name: "connection 1, lane 2"))
        #expect(lanes.place(try request(10, 11))?.track.number == 0)
    }

    /// One that comes late from the file is put between others where it has room, and touches none behind it.
    @Test func whatComesLateIsPutWhereItFits() throws {
        var lanes = TrackLanes(.connection)
        for (start, end) in [(0, 10), (30, 40)] as [(Int64, Int64)] {
            _ = lanes.place(try request(start, end))
        }
        #expect(lanes.place(try request(10, 29))?.track.number == 0)
        #expect(lanes.place(try request(29, 30))?.track.number == 1)
    }

    @Test func conversationsAndWhatHasNoneHaveTheirOwn() throws {
        var lanes = TrackLanes(.session)
        #expect(lanes.place(try request(0, 1, conversation: "a"))?.track.name == "conversation a")
        #expect(lanes.place(try request(0, 1, conversation: "b"))?.track.name == "conversation b")
        #expect(lanes.place(try request(0, 1))?.track.name == "no conversation recorded")
        var connections = TrackLanes(.connection)
        #expect(connections.place(try request(0, 1, connection: nil))?.track.name == "no connection recorded")
    }

    @Test func beyondTheLimitConnectionsShareLanes() throws {
        var lanes = TrackLanes(.connection)
        for number in 0..<TrackLanes.ownTracks {
            _ = lanes.place(try request(0, 1, connection: "\(number)"))
        }
        #expect(lanes.sharing == 0 && lanes.count == TrackLanes.ownTracks)
        #expect(lanes.place(try request(0, 10, connection: "x"))?.track.name == "further connections")
        #expect(lanes.place(try request(10, 20, connection: "y"))?.track.name == "further connections")
        #expect(lanes.place(try request(5, 15, connection: "z"))?.track.name == "further connections, lane 2")
        #expect(lanes.place(try request(2, 3, connection: "7"))?.track.name == "connection 8")
        #expect(lanes.sharing == 3)
    }

    /// Whatever the order, nothing on a track overlaps, and what touches comes from the file in its order.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func nothingOnATrackOverlaps(_ seed: UInt64) throws {
        var state = seed
        func random(_ limit: UInt64) -> Int64 {
            state = (state &+ 0x9E37_79B9_7F4A_7C15).mixed
            return Int64(state % limit)
        }
        var lanes = TrackLanes(.connection)
        var tracks: [Int: [(start: Int64, end: Int64)]] = [:]
        for number in 0..<400 as Range<Int64> {
            let start = number * 5 + random(100)
            let request = try request(start, start + random(30), connection: "\(random(3))")
            let placed = lanes.place(request)
            let place = try #require(placed)
            #expect(place.isNew == (tracks[place.track.number] == nil))
            for other in tracks[place.track.number] ?? [] {
                #expect(request.start >= other.end || request.end < other.start)
            }
            tracks[place.track.number, default: []].append((request.start, request.end))
        }
        #expect(tracks.count == lanes.count && tracks.count > 3)
    }
}
