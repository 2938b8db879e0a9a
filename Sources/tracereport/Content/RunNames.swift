/// What runs are called where they stand beside each other: by the shortest end of their path that tells them
/// apart.
enum RunNames {
    /// A name for each input, in their order, all different.
    ///
    /// AIPerf calls every file `profile_export.jsonl`, so its folder gives the name; any other file is called as
    /// it is, without `.jsonl`.
    static func names(of inputs: [String]) -> [String] {
        let paths = inputs.map(parts)
        return paths.indices.map { index in
            let own = paths[index]
            for length in 1...max(own.count, 1) {
                let name = own.suffix(length).joined(separator: "/")
                let others = paths.indices.filter { $0 != index && paths[$0] != own }
                guard others.allSatisfy({ paths[$0].suffix(length) != own.suffix(length) }) else { continue }
                return name + number(of: index, in: paths)
            }
            return own.joined(separator: "/") + number(of: index, in: paths)
        }
    }

    /// ` (2)` for the second run of the same path.
    private static func number(of index: Int, in paths: [[String]]) -> String {
        let before = paths[..<index].count { $0 == paths[index] }
        return before > 0 ? " (\(before + 1))" : ""
    }

    private static func parts(of input: String) -> [String] {
        guard input != "-" else { return ["standard input"] }
        var parts = input.split(separator: "/").filter { $0 != "." }.map { String($0).visible }
        guard let last = parts.last else { return [input.visible] }
        if last == "profile_export.jsonl", parts.count > 1 {
            parts.removeLast()
        } else if last.hasSuffix(".jsonl"), last.count > 6 {
            parts[parts.count - 1] = String(last.dropLast(6))
        }
        return parts
    }
}
