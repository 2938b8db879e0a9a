/// What a percentile becomes when the requests of a run are drawn again, with repetition.
///
/// The values need not be drawn: the rank in the run of the k-th smallest of n drawn values is n times a
/// number of the beta distribution with shapes k and n − k + 1, and that is drawn. So a resampled percentile
/// costs the same whatever the number of requests.
///
/// Where requests depend on those before them, both shapes are divided by τ: the rank then spreads as that of as many
/// independent requests as tell as much.
struct PercentileResampling {
    private let values: [Double]
    private let method: PercentileMethod
    private let shapes: (Double, Double)
    private var generator: SeededGenerator

    /// - Parameters:
    ///   - values: The values in ascending order; at least one.
    ///   - autocorrelationTime: τ; at least 1.
    init(
        _ percentile: Percentile, of values: [Double], by method: PercentileMethod,
        autocorrelationTime: Double = 1, generator: SeededGenerator
    ) {
        self.values = values
        self.method = method
        self.generator = generator
        let count = values.count
        switch method {
        case .nearest:
            let index = percentile.nearestIndex(count: count)
            shapes = (
                Double(index + 1) / autocorrelationTime, Double(count - index) / autocorrelationTime
            )
        case .linear:
            let position = percentile.linearPosition(count: count)
            let index = Double(position.index) + position.share
            shapes = ((index + 1) / autocorrelationTime, (Double(count) - index) / autocorrelationTime)
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
