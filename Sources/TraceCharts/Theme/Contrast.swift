import TraceAnalysis

extension Color {
    /// How far two opaque colours stand apart, from 1 to 21.
    ///
    /// Source: WCAG 2.1, contrast ratio. 4.5 is the least for text, 3 for graphics.
    public func contrast(with other: Color) -> Double {
        let (first, second) = (luminance, other.luminance)
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    private var luminance: Double {
        let linear = [red, green, blue].map { part in
            part <= 0.04045 ? part / 12.92 : Decades.power(Decades.logarithm((part + 0.055) / 1.055) * 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
