/// Which track each request lies on, so that no two on one track overlap.
///
/// A connection or a conversation has a track; requests of it that overlap, or that come from the file so late that
/// they do not fit between others, take further lanes of it. Beyond a limit connections share lanes.
struct TrackLanes {
    /// How many connections or conversations have tracks of their own.
    static let ownTracks = 4_096
    /// How many tracks there are at the most.
    static let limit = 16_384
    /// How many of the latest requests of a lane are known, for those that come late.
    private static let remembered = 32

    /// What lies on a lane.
    private struct Lane {
        let track: Int
        /// The latest requests, ascending.
        var spans: [(start: Int64, end: Int64)] = []
        /// Until when it is full without them.
        var floor = Int64.min

        /// Puts a request where it overlaps nothing.
        ///
        /// What is put before others has to end before they begin: viewers take what ends and begins at one moment in
        /// the order of the file.
        ///
        /// - Returns: whether it has room.
        mutating func put(from start: Int64, to end: Int64) -> Bool {
            var place = spans.count
            while place > 0, spans[place - 1].start > start { place -= 1 }
            if place < spans.count, end >= spans[place].start { return false }
            guard start >= (place > 0 ? spans[place - 1].end : floor) else { return false }
            spans.insert((start, end), at: place)
            if spans.count > TrackLanes.remembered { floor = spans.removeFirst().end }
            return true
        }
    }

    /// The lanes of one connection, or of all that share.
    private struct Group {
        let name: String
        let rank: Int
        var lanes: [Lane] = []
    }

    private enum Key: Hashable {
        case own(String)
        case unrecorded
        case shared
    }

    private let grouping: TrackGrouping
    private var groups: [Key: Group] = [:]
    private var own = 0
    /// How many tracks there are.
    private(set) var count = 0
    /// How many requests share lanes with those of other connections or conversations.
    private(set) var sharing = 0

    init(_ grouping: TrackGrouping) { self.grouping = grouping }

    /// The track for a request, and whether nothing lies on it yet.
    ///
    /// O(lanes of its connection).
    ///
    /// - Returns: nil where there are as many tracks as there can be, and none has room.
    mutating func place(_ request: RequestSpan) -> (track: TraceTrack, isNew: Bool)? {
        let key = key(of: request)
        if groups[key] == nil {
            groups[key] = Group(name: name(of: key), rank: groups.count)
            if case .own = key { own += 1 }
        }
        if key == .shared { sharing += 1 }
        guard var group = groups.removeValue(forKey: key) else { return nil }
        defer { groups[key] = group }
        for index in group.lanes.indices {
            let hasRoom = group.lanes[index].put(from: request.start, to: request.end)
            if hasRoom { return (Self.track(group, index), false) }
        }
        guard count < Self.limit else { return nil }
        var lane = Lane(track: count)
        _ = lane.put(from: request.start, to: request.end)
        count += 1
        group.lanes.append(lane)
        return (Self.track(group, group.lanes.count - 1), true)
    }

    private func key(of request: RequestSpan) -> Key {
        let id = grouping == .connection ? request.row.connection : request.row.conversation
        guard let id else { return .unrecorded }
        return groups[.own(id)] != nil || own < Self.ownTracks ? .own(id) : .shared
    }

    private func name(of key: Key) -> String {
        switch (key, grouping) {
        case (.own, .connection): "connection \(own + 1)"
        case (.own(let id), .session): "conversation \(id.visible)"
        case (.unrecorded, .connection): "no connection recorded"
        case (.unrecorded, .session): "no conversation recorded"
        case (.shared, .connection): "further connections"
        case (.shared, .session): "further conversations"
        }
    }

    private static func track(_ group: Group, _ lane: Int) -> TraceTrack {
        TraceTrack(
            number: group.lanes[lane].track, rank: group.rank * limit + lane,
            name: lane == 0 ? group.name : "\(group.name), lane \(lane + 1)")
    }
}
