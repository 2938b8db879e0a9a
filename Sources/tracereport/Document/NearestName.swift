extension Sequence where Element == String {
    /// The name that differs least from a mistyped one, where that is at most about a third of its length.
    ///
    /// Of equally near names the first is taken. Cost: names × length².
    func nearest(to name: String) -> String? {
        // Longer ones are no misspelt names.
        guard name.utf8.count <= 200 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in self {
            let distance = candidate.editDistance(to: name)
            if distance <= Swift.max(1, (name.count + 1) / 3), distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.name
    }
}

extension String {
    /// How many characters must be inserted, removed or changed to get another text (Levenshtein).
    fileprivate func editDistance(to other: String) -> Int {
        let other = Array(other)
        var row = Array(0...other.count)
        for (line, character) in self.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, wanted) in other.enumerated() {
                let cost =
                    character == wanted ? diagonal : Swift.min(diagonal, row[column], row[column + 1]) + 1
                diagonal = row[column + 1]
                row[column + 1] = cost
            }
        }
        return row.last ?? 0
    }
}

extension [String] {
    /// The name that somebody meant: the one of which theirs is the end behind a point, else the nearest.
    func meant(by name: String) -> String? {
        first { $0.hasSuffix(".\(name)") } ?? nearest(to: name)
    }
}
