import TraceCharts

extension [DrawingOperation] {
    /// The same with some colours replaced by others.
    ///
    /// What is see-through stays so; pixels keep their colours.
    func recolored(_ colors: [Color: Color]) -> [DrawingOperation] {
        guard !colors.isEmpty else { return self }
        func changed(_ color: Color) -> Color {
            colors[color.opacity(1)]?.opacity(color.alpha) ?? color
        }
        return map { operation in
            switch operation {
            case .fill(let path, let color): return .fill(path, changed(color))
            case .stroke(let path, var stroke):
                stroke.color = changed(stroke.color)
                return .stroke(path, stroke)
            case .text(var run):
                run.color = changed(run.color)
                return .text(run)
            case .image: return operation
            case .clip(let rect, let inner): return .clip(rect, inner.recolored(colors))
            case .placed(let origin, let scale, let inner):
                return .placed(at: origin, scale: scale, inner.recolored(colors))
            case .tagged(let tag, let inner): return .tagged(tag, inner.recolored(colors))
            }
        }
    }
}
