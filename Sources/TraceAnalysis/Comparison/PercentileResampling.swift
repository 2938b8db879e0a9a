/// What a percentile becomes when the requests of a run are drawn again, with repetition.
///
/// The values need not be drawn: the rank in the run of the k-th smallest of n drawn values is n times a
/// number of the beta distribution with shapes k and n − k + 1, and that is drawn. So a resampled percentile
/// costs the same whatever the number of requests.
struct PercentileResampling {
    private let values: [Double]
    private let method: PercentileMethod
    private let shapes: (Double, Double)
    private var generator: SeededGenerator

    /// - Parameter values: The values in ascending order; at least one.
    init(
        _ percentile: Percentile, of values: [Double], by method: PercentileMethod,
        generator: SeededGenerator
    ) {
        self.values = values
        self.method = method
        self.generator = generator
        let count = values.count
        switch method {
        case .nearest:
            let index = percentile.nearestIndex(count: count)
            shapes = (Double(index + 1), Double(count - index))
        case .linear:
            let position = percentile.linearPosition(count: count)
            let index = Double(position.index) + position.share
            shapes = (index + 1, Double(count) - index)
        }
    }

    /// The percentile of the next resample.
    mutating func next() -> Double {
        let place = generator.beta(shapes.0, shapes.1) * Double(values.count)
        let last = values.count - 1
        switch method {
        case .nearest: return values[min(Int(place), last)]
        case .linear:
            let position = min(max(place - 0.5, 0), Double(last))
            let index = Int(position)
            let next = values[min(index + 1, last)]
            return values[index] + (next - values[index]) * (position - Double(index))
        }
    }
}

extension PaceBlock {
    /// By what factor the pace of a resampled run differs from the run's own.
    ///
    /// Draws as many blocks as there are, with repetition.
    static func resampledPace(_ blocks: [PaceBlock], _ generator: inout SeededGenerator) -> Double {
        var requests = 0
        var nanoseconds = 0.0
        for _ in blocks {
            let block = blocks[generator.index(below: blocks.count)]
            requests += block.requests
            nanoseconds += block.nanoseconds
        }
        let own = blocks.reduce(0) { $0 + $1.nanoseconds } / Double(blocks.reduce(0) { $0 + $1.requests })
        return nanoseconds > 0 ? Double(requests) / nanoseconds * own : 1
    }
}
