import TraceAnalysis

/// The version of this tool.
enum ToolVersion {
    /// Semantic version, as `--version` prints it.
    static let current = "0.1.0"

    /// The tool as written into files.
    static let generator = Analysis.Generator(name: "tracereport", version: current)
}

extension RunDescription {
    /// The name of the input as a reader knows it.
    var shownFile: String { file == "-" ? "standard input" : file.visible }
}

extension Analysis {
    /// The command that gives these numbers: the options that change one, in a fixed order.
    var normalCommand: String {
        var words = ["tracereport", "analyze", run.file == "-" ? "-" : run.shownFile.quotedForShell]
        if options.percentileMethod != .nearest {
            words += ["--percentile-method", options.percentileMethod.rawValue]
        }
        if !options.extraPercentiles.isEmpty {
            words += ["--percentiles", options.extraPercentiles.map(\.label).joined(separator: ",")]
        }
        if options.phase != .profiling {
            words += ["--phase", options.phase.rawValue.visible.quotedForShell]
        }
        if let window = options.window { words += ["--window", window.text.quotedForShell] }
        if options.isSteady { words.append("--steady") }
        for objective in options.objectives { words += ["--slo", objective.text.visible.quotedForShell] }
        if options.includeFailed { words.append("--include-failed") }
        return words.joined(separator: " ")
    }
}

extension String {
    /// The text as one word of a shell's command.
    var quotedForShell: String {
        let plain = utf8.allSatisfy { byte in
            let scalar = Unicode.Scalar(byte)
            return scalar.properties.isAlphabetic && scalar.isASCII || (0x30...0x39).contains(byte)
                || "-_./+,:@".utf8.contains(byte)
        }
        return plain && !isEmpty ? self : "'\(replacing("'", with: "'\\''"))'"
    }
}

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
