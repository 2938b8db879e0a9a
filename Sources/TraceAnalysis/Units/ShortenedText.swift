extension String {
    /// The text itself where it has at most `limit` Unicode scalars, else its beginning and `…`.
    ///
    /// Scalars, not characters: a letter can carry a million accents. O(limit).
    func shortened(to limit: Int) -> String {
        guard utf8.count > limit,
            let end = unicodeScalars.index(startIndex, offsetBy: limit, limitedBy: endIndex),
            end < endIndex
        else { return self }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: unicodeScalars[..<(unicodeScalars.index(before: end))])
        return String(text) + "…"
    }
}
