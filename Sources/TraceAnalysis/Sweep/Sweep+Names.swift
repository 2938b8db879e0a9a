extension Sweep {
    /// What tells each curve from the others, in words: `128 input tokens`, `model m, streamed`; an empty
    /// text where there is one curve.
    public var names: [String] {
        guard curves.count > 1 else { return curves.map { _ in "" } }
        let parts = curves.map { curve in
            curve.group.splits.map { split in
                split.value.map(split.field.words) ?? "\(split.field.name.visible) not known"
            }
        }
        let told = Set(parts)
        let others: [[String]] = curves.map { curve in
            told.count == curves.count ? [] : Self.aspects.filter(differs).map { curve.words(for: $0) }
        }
        let alongs = Set(curves.map(\.along))
        let names = curves.indices.map { index in
            (parts[index] + others[index]
                + (alongs.count > 1 ? ["by \(curves[index].along.name.visible)"] : []))
                .joined(separator: ", ")
        }
        // What nothing tells apart has a number.
        return names.enumerated().map { index, name in
            let isAlone = !name.isEmpty && names.count { $0 == name } == 1
            return isAlone ? name : "\(name.isEmpty ? "curve" : name + ", curve") \(index + 1)"
        }
    }

    private static let aspects: [RunConfiguration.Aspect] = [
        .model, .endpointType, .streaming, .inputTokens, .outputTokens, .version, .objectives,
    ]

    /// Whether the curves differ in something.
    private func differs(_ aspect: RunConfiguration.Aspect) -> Bool {
        guard let first = curves.first?.group.configuration else { return false }
        return curves.dropFirst().contains {
            !$0.group.configuration.differences(from: first, in: [aspect]).isEmpty
        }
    }
}

extension SweepCurve {
    /// What the runs of the curve are in one respect.
    fileprivate func words(for aspect: RunConfiguration.Aspect) -> String {
        let made = group.configuration
        func tokens(_ number: Double?, _ name: String) -> String {
            number.map { "\(FindingText.digits($0)) \(name) tokens" } ?? "\(name) tokens not recorded"
        }
        switch aspect {
        case .model: return made.model?.visible ?? "model not known"
        case .endpointType: return made.endpointType?.visible ?? "kind of endpoint not known"
        case .streaming: return made.streams.map { $0 ? "streamed" : "not streamed" } ?? "streaming not known"
        case .inputTokens: return tokens(made.inputTokens, "input")
        case .outputTokens: return tokens(made.outputTokens, "output")
        case .version: return made.version.map { "AIPerf \($0.visible)" } ?? "version not known"
        case .objectives:
            return made.objectives.isEmpty ? "no SLO" : made.objectives.map(\.visible).joined(separator: ", ")
        case .endpoint, .load: return ""
        }
    }
}
