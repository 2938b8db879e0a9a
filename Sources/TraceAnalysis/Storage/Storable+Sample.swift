extension Sample: StorableByParts {
    /// What no value of a metric can exceed, so that no sum of them is infinite.
    private static let possible = -1e30...1e30

    static var parts: some StoredForm<Sample> {
        StoredParts(
            StoredPart("values") { $0.sortedValues.map { PackedNumbers($0) } },
            StoredPart("steps") { $0.sortedValues == nil ? $0.stepped : nil }
        ) { values, steps in
            if let values {
                guard values.numbers.allSatisfy(possible.contains) else { return nil }
                return Sample(values.numbers)
            }
            guard let steps, possible.contains(steps.minimum), possible.contains(steps.maximum) else {
                return nil
            }
            return Sample(stepped: steps)
        }
    }

    func write(to writer: inout StoredWriter) {
        Self.parts.write(reduced(beyond: Self.sortedLimit), to: &writer)
    }
}

extension SteppedValues: StorableByParts {
    static var parts: some StoredForm<SteppedValues> {
        StoredParts(
            StoredPart("values") { PackedNumbers($0.points.map(\.value)) },
            StoredPart("counts") { steps in
                PackedNumbers(zip(steps.points, [0] + steps.points.map(\.rank)).map { Double($0.rank - $1) })
            },
            StoredPart("sum", \.sum),
            StoredPart("standard_deviation", \.standardDeviation),
            StoredPart("resolution", \.resolution),
            StoredPart("is_whole", \.isWhole)
        ) { values, counts, sum, deviation, resolution, isWhole in
            guard values.numbers.count == counts.numbers.count,
                counts.numbers.allSatisfy({ (1...0x1p40).contains($0) && $0 == $0.rounded() })
            else { return nil }
            var rank = 0
            let points = zip(values.numbers, counts.numbers).map { value, count in
                rank += Int(count)
                return CumulativePoint(value: value, rank: rank)
            }
            return SteppedValues(
                points: points, sum: sum, standardDeviation: deviation, resolution: resolution,
                isWhole: isWhole)
        }
    }
}

/// Finite numbers, packed.
private struct PackedNumbers: Storable {
    let numbers: [Double]

    init(_ numbers: [Double]) { self.numbers = numbers }

    func write(to writer: inout StoredWriter) {
        writer.put(numbers.count)
        NumberColumn.write(numbers, to: &writer)
    }

    init(from reader: inout StoredReader) throws(StoredRunFault) {
        let count = try reader.count(atMost: max(Sample.sortedLimit, StoredReader.longestList))
        numbers = try NumberColumn.doubles(count, from: &reader)
    }
}
