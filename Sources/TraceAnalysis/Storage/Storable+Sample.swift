extension Sample: Storable {
    /// What no value of a metric can exceed, so that no sum of them is infinite.
    private static let possible = -1e30...1e30

    func write(to writer: inout StoredWriter) {
        let smaller = reduced(beyond: Self.sortedLimit)
        if let values = smaller.sortedValues {
            writer.put(false)
            writer.put(values.count)
            NumberColumn.write(values, to: &writer)
        } else if let steps = smaller.stepped {
            writer.put(true)
            writer.put(steps)
        }
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        if try reader.flag() {
            let steps: SteppedValues = try reader.part()
            guard Self.possible.contains(steps.minimum), Self.possible.contains(steps.maximum) else {
                throw .impossible
            }
            self.init(stepped: steps)
        } else {
            let count = try reader.count(atMost: Self.sortedLimit)
            let values = try NumberColumn.doubles(count, from: &reader)
            guard values.allSatisfy({ Self.possible.contains($0) }), let sample = Sample(values) else {
                throw .impossible
            }
            self = sample
        }
    }
}

extension SteppedValues: Storable {
    func write(to writer: inout StoredWriter) {
        writer.put(points.count)
        NumberColumn.write(points.map(\.value), to: &writer)
        NumberColumn.write(zip(points, [0] + points.map(\.rank)).map { Int64($0.rank - $1) }, to: &writer)
        writer.put(sum)
        writer.put(standardDeviation)
        writer.put(resolution)
        writer.put(isWhole)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let count = try reader.count(atMost: StoredReader.longestList)
        let values = try NumberColumn.doubles(count, from: &reader)
        let steps = try NumberColumn.integers(count, from: &reader)
        guard steps.allSatisfy({ (1...(1 << 40)).contains($0) }) else { throw .impossible }
        var rank = 0
        let points = zip(values, steps).map { value, step in
            rank += Int(step)
            return CumulativePoint(value: value, rank: rank)
        }
        let read = SteppedValues(
            points: points, sum: try reader.double(), standardDeviation: try reader.double(),
            resolution: try reader.optionalDouble(), isWhole: try reader.flag())
        guard let read else { throw .impossible }
        self = read
    }
}
