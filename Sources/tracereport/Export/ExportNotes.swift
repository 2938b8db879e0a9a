import TraceAnalysis

/// What a reader of an exported file must know: what is not in it, or not as it seems.
struct ExportNotes {
    /// How many requests were read.
    let shown: Int
    /// How many of them have no start or no end.
    let withoutTimes: Int
    /// How many of them had no room on any track.
    var withoutRoom = 0
    /// How many share lanes with those of other connections.
    var sharing = 0
    /// Which turns were linked.
    var links = TurnLinks()
    /// How many requests the run had, where only kept ones could be shown.
    var keptOf: Int?
    /// How many requests stand behind each that counters are made of.
    var oneOf = 1
    /// What requests on one track have in common.
    var grouping = TrackGrouping.connection

    /// What there is to say, a sentence each; none where everything is in the file.
    var sentences: [String] {
        var sentences: [String] = []
        func say(_ count: Int, _ text: String) {
            if count > 0 { sentences.append("\(FigureStyle.grouped(count)) \(text)") }
        }
        if let keptOf {
            if shown < keptOf {
                sentences.append(
                    "\(FigureStyle.grouped(shown)) of \(FigureStyle.grouped(keptOf)) requests are kept, a fair sample; "
                        + "an export of the file itself holds all")
            }
            sentences.append(
                "where phases lie in time, status and error type are not kept: phases stand one behind the other"
            )
        }
        say(withoutTimes, "of them are not shown, as start or end is not recorded")
        say(withoutRoom, "of them are not shown, as \(FigureStyle.grouped(TrackLanes.limit)) tracks are full")
        say(
            sharing,
            "requests share lanes: only the first \(FigureStyle.grouped(TrackLanes.ownTracks)) "
                + "\(grouping == .connection ? "connections" : "conversations") have tracks of their own")
        say(links.ambiguous, "of the turns are there twice in a conversation, and not linked")
        say(
            links.leftOut,
            "of the turns are not linked: only the first \(FigureStyle.grouped(TurnLinks.limit)) are")
        if oneOf > 1 { sentences.append("counters are made of one in \(oneOf) requests, a fair sample") }
        return sentences
    }
}
