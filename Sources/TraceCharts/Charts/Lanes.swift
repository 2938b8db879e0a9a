import TraceAnalysis

/// A lane a connection in the colours of the phases; beyond 64 a density.
struct LanesChart {
    private let title = "Connections over time"

    func chart(of run: AnalyzedRun) -> Chart {
        let columns = ["lane", "requests", "failed", "first_start", "last_end", "busy"]
        func missing(_ reason: String) -> Chart {
            .missing(title, run.analysis, reason: reason, columns: columns)
        }
        if let reason = Caption.withoutRequests(run) { return missing(reason) }
        guard let table = run.measurements.requests, let time = Timeline(table),
            let connections = ConnectionLanes(table, time)
        else { return missing("the ends of connections were not recorded") }
        let lanes = connections.lanes
        let placed = lanes.reduce(0) { $0 + $1.requests }
        let notes =
            Caption.notShown(
                connections.withoutConnection, "requests", "which connection they took is not recorded")
            + Caption.notShown(connections.withoutTime, "requests", "start or end is not recorded")
            + Caption.thinned(table)
        let hasFailed = lanes.contains { $0.failed > 0 }
        let failed = hasFailed ? ["\(Caption.lost(run.analysis.overview)) ones included"] : []
        let subtitle =
            ["\(Caption.items(placed, "requests")) on \(Caption.items(lanes.count, "connections"))"] + failed
            + ["in the order of their first use"]
        let busy = lanes.reduce(0) { $0 + $1.busy } / (Double(lanes.count) * time.length)
        return Chart(
            title: title, subtitle: Caption.joined(subtitle),
            caption: caption(connections),
            description: "\(Caption.items(lanes.count, "connections")) over "
                + "\(ChartText.duration(nanoseconds: time.length)), each with its requests; on average a "
                + "connection was busy \(ChartText.percent(busy)) of the time."
                + (connections.density == nil ? " Each stretch is filled as high as it was busy." : "")
                + Caption.sentences(notes),
            footnotes: notes,
            content: .plot(
                connections.density.map { density(connections, $0, time) } ?? tiles(connections, time)),
            data: ChartTable(
                columns: columns,
                rows: lanes.enumerated().map { index, lane in
                    [
                        .count(index + 1), .count(lane.requests), .count(lane.failed),
                        .number(lane.first / 1e6), .number(lane.last / 1e6), .number(lane.busy / 1e6),
                    ]
                }))
    }

    private func caption(_ connections: ConnectionLanes) -> String {
        guard connections.density == nil else { return "The darker a cell, the more requests touch it." }
        let filled = "A lane a connection, filled as high as it was busy"
        return connections.stretches.joined().contains { $0.tile.isLost }
            ? "\(filled), lower where requests failed or were cancelled." : "\(filled)."
    }

    private func tiles(_ connections: ConnectionLanes, _ time: Timeline) -> Plot {
        let x = ValueAxis(time)
        var shown = Set(connections.stretches.joined().map(\.tile))
        if shown.contains(.failed) { shown.insert(.cancelled) }
        let states = WirePhase.allCases.map { ConnectionLanes.Tile.busy($0) } + [.busy(nil), .cancelled]
        let entries =
            states.filter(shown.contains).map { Key.Entry(.box($0.ink ?? .muted), $0.words) }
            + (shown.contains(.failed) ? [Key.Entry(.stroke(.failure), "Failed here")] : [])
        let failed = connections.stretches.map { failures(in: $0, time) }
        let count = connections.lanes.count
        return Plot(
            x: ValueScale(linear: 0, time.length),
            y: .bands(BandScale(count: count, gap: count > 32 ? 0.15 : 0.25)),
            marks: [
                x, Key(entries), Tiles(connections.stretches.map { $0.map(\.fill) }),
                RowStrokes(failed, ink: .failure),
                RowAxis(title: "Connections", labels: (1...count).map { FigureStyle.grouped($0) }),
                Readout(connections.lanes, over: time.length),
            ])
    }

    /// Where failed requests end on a lane, in ns since the first request began.
    private func failures(in lane: [ConnectionLanes.Stretch], _ time: Timeline) -> [Double] {
        lane.indices.filter { index in
            lane[index].tile == .failed && (index + 1 == lane.count || lane[index + 1].tile != .failed)
        }.map { Double($0 + 1) / Double(lane.count) * time.length }
    }

    private func density(_ connections: ConnectionLanes, _ grid: DensityGrid, _ time: Timeline) -> Plot {
        let count = Double(connections.lanes.count)
        let x = ValueAxis(time)
        // The first connection is at the top, so the axis counts from there.
        let y = ValueAxis(.left, title: "Connections, first at the top", ticks: [])
        let peak = FigureStyle.grouped(grid.peak)
        return Plot(
            x: ValueScale(linear: 0, time.length), y: .values(ValueScale(linear: 0, count)),
            marks: [
                Density(grid), x, y,
                Key([Key.Entry(.shades(.series(0)), "1 to \(peak) requests a cell (log)")]),
            ])
    }
}

extension ConnectionLanes.Stretch {
    /// Its colour, as high as it was busy; nil where nothing is drawn.
    ///
    /// What was lost is drawn lower: in grey print its colour is hardly told from that of waiting.
    fileprivate var fill: Tiles.Fill? {
        tile.ink.map { Tiles.Fill($0, share: tile.isLost ? busy * 0.4 : busy) }
    }
}

extension ConnectionLanes.Tile {
    /// The colour; nil where nothing is drawn.
    fileprivate var ink: Ink? {
        switch self {
        case .idle: nil
        case .busy(let phase): .phase(phase)
        case .failed, .cancelled: .muted
        }
    }

    /// Whether it is of a request that did not succeed.
    fileprivate var isLost: Bool { self == .failed || self == .cancelled }

    fileprivate var words: String {
        switch self {
        case .idle: "idle"
        case .busy(let phase): phase?.title ?? "Not recorded by phase"
        case .failed, .cancelled: "Failed or cancelled"
        }
    }
}
