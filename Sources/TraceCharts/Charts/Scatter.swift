import TraceAnalysis

/// Points of two values a request, as dots or, beyond `Dots.limit`, as a density; with the percentiles of one by
/// bins of the other.
struct Scatter {
    /// The points, by the value from left to right.
    let x: [Double]
    /// The value from bottom to top of each point.
    let y: [Double]
    /// All values from bottom to top.
    let sample: Sample
    /// The axis from left to right.
    let xRange: DisplayRange
    /// The percentiles by bins from left to right.
    let bins: [BinnedPercentiles.Bin]
    /// What lies from bottom to top.
    let subject: Subject

    /// The axis from bottom to top, which shows every value that it can.
    private let yScale: ValueScale
    /// How many points lie where; nil where each is a dot.
    private let grid: DensityGrid?

    /// - Parameters:
    ///   - most: The most bins.
    ///   - windows: The bins over time; nil for bins of equal width on the axis.
    /// - Returns: nil without points.
    init?(
        x: [Double], y: [Double], over xRange: DisplayRange, subject: Subject, most: Int = 1,
        windows: TimeWindows? = nil, method: PercentileMethod
    ) {
        guard let sample = Sample(y) else { return nil }
        self.x = x
        self.y = y
        self.sample = sample
        self.xRange = xRange
        self.subject = subject
        let count = xRange.upper > xRange.lower ? BinnedPercentiles.count(for: y.count, most: most) : 1
        bins =
            windows.map { BinnedPercentiles(x: x, y: y, over: $0, method: method).bins }
            ?? BinnedPercentiles(x: x, y: y, over: xRange, bins: count, method: method).bins
        let scale = ValueScale(DisplayRange(whole: sample)).withHeadroom
        let shown = DisplayRange(lower: scale.lower, upper: scale.upper, isLogarithmic: scale.isLogarithmic)
        yScale = scale
        grid = x.count > Dots.limit ? DensityGrid(x: x, y: y, over: xRange, shown) : nil
    }

    private var xScale: ValueScale { ValueScale(xRange) }

    /// What is not on the chart because an axis cannot show it.
    var notes: [String] {
        let outside = OffAxisValues(of: sample, lower: yScale.lower, upper: yScale.upper)
        return Caption.footnotes(
            outside, count: sample.count, quantity: subject.quantity, isLogarithmic: yScale.isLogarithmic)
    }

    /// The marks; failures and what was cancelled on purpose as a rug.
    ///
    /// - Parameters:
    ///   - binName: What a bin is: `windows of 2 s`.
    ///   - along: What lies from left to right.
    func plot(
        _ xAxis: ValueAxis, binName: String, failures: [Double] = [], cancelled: [Double] = [],
        along: Quantity
    ) -> Plot {
        let y = ValueAxis(
            .left, title: subject.title, quantity: subject.quantity,
            typical: sample.percentile(Percentile(50), by: .nearest), largest: yScale.upper)
        let p50 = pieces(\.p50)
        let p95 = pieces(\.p95)
        var marks: [any Mark] = [Grid(of: y), points]
        var entries = [key]
        if !p50.isEmpty {
            marks.append(Line(p50, ink: .guide))
            entries.append(Key.Entry(.line(.guide, .solid), "p50, \(binName)"))
        }
        if !p95.isEmpty {
            marks.append(Line(p95, ink: .guide, style: .dashed))
            entries.append(Key.Entry(.line(.guide, .dashed), "p95"))
        }
        if !cancelled.isEmpty {
            marks.append(Rug(cancelled, ink: .muted))
            entries.append(
                Key.Entry(.stroke(.muted), "cancelled (\(FigureStyle.grouped(cancelled.count)))"))
        }
        if !failures.isEmpty {
            marks.append(Rug(failures))
            entries.append(
                Key.Entry(.stroke(.failure), "failed (\(FigureStyle.grouped(failures.count)))"))
        }
        let readout = Readout(bins, dots: grid == nil ? dots : [], along: along, subject)
        return Plot(x: xScale, y: .values(yScale), marks: marks + [xAxis, y, Key(entries), readout])
    }

    private var points: any Mark { if let grid { Density(grid) } else { Dots(dots) } }

    private var dots: [Line.Place] { zip(x, y).map { Line.Place($0, $1) } }

    private var key: Key.Entry {
        guard let grid else { return Key.Entry(.dot(.series(0)), "a request") }
        let peak = FigureStyle.grouped(grid.peak)
        return Key.Entry(.shades(.series(0)), "1 to \(peak) requests a cell (log)")
    }

    /// The line of a percentile, broken where bins have too few values; a bin alone is a level line.
    private func pieces(_ value: KeyPath<BinnedPercentiles.Bin, Double?>) -> [[Line.Place]] {
        bins.map { bin in bin[keyPath: value].map { (bin, $0) } }
            .split { $0 == nil }
            .map { run in
                let known = run.compactMap { $0 }
                if known.count == 1, let (bin, value) = known.first {
                    return [Line.Place(bin.lower, value), Line.Place(bin.upper, value)]
                }
                return known.map { bin, value in
                    let middle = DisplayRange(
                        lower: bin.lower, upper: bin.upper, isLogarithmic: xRange.isLogarithmic)
                    return Line.Place(middle.value(at: 0.5), value)
                }
            }
    }

    /// How the p50 goes, in words; empty where no bin has one.
    var trend: String {
        let known = bins.compactMap(\.p50)
        guard let first = known.first, let last = known.last, known.count > 1 else { return "" }
        let values = [first, last, known.min() ?? first, known.max() ?? last].map {
            ChartText.figure($0, subject.quantity)
        }
        return " Its p50 goes from \(values[0]) in the first bin to \(values[1]) in the last, lowest "
            + "\(values[2]), highest \(values[3])."
    }
}

extension DisplayRange {
    /// The range of what a scatter has along x: all of a sample, with room at the ends; logarithmic where it spreads
    /// far.
    init(scatterOf sample: Sample) {
        let whole = DisplayRange(whole: sample)
        if whole.isLogarithmic {
            let room = (whole.upper / whole.lower).squareRoot().squareRoot().squareRoot()
            self.init(
                lower: whole.lower / min(room, 1.2), upper: whole.upper * min(room, 1.2), isLogarithmic: true)
        } else {
            let room = max((sample.maximum - sample.minimum) * 0.04, 0.5)
            self.init(
                lower: max(sample.minimum - room, 0), upper: sample.maximum + room, isLogarithmic: false)
        }
    }
}
