import TraceAnalysis

/// An sRGB colour with straight alpha, each part from 0 to 1.
public struct Color: Sendable, Hashable {
    /// Red.
    public var red: Double
    /// Green.
    public var green: Double
    /// Blue.
    public var blue: Double
    /// Opacity.
    public var alpha: Double

    /// A colour from its parts, each from 0 to 1.
    public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// An opaque colour from 0xRRGGBB.
    public init(hex: UInt32) {
        self.init(
            red: Double(hex >> 16 & 0xFF) / 255,
            green: Double(hex >> 8 & 0xFF) / 255,
            blue: Double(hex & 0xFF) / 255)
    }

    /// The same colour with another opacity.
    public func opacity(_ alpha: Double) -> Color {
        var copy = self
        copy.alpha = alpha
        return copy
    }
}

extension Color {
    /// The colour as a pixel of a raster.
    var pixel: UInt32 {
        [alpha, red, green, blue].reduce(0) { $0 << 8 | UInt32((min(max($1, 0), 1) * 255).rounded()) }
    }
}

extension Color {
    /// `#RRGGBB`, without the opacity.
    public var hex: String {
        let parts = [red, green, blue].map { part in
            let value = Int((min(max(part, 0), 1) * 255).rounded())
            return value.hexadecimal(2).uppercased()
        }
        return "#" + parts.joined()
    }
}

extension Color {
    /// How far two opaque colours stand apart, from 1 to 21.
    ///
    /// Source: WCAG 2.1, contrast ratio. 4.5 is the least for text, 3 for graphics.
    public func contrast(with other: Color) -> Double {
        let (first, second) = (luminance, other.luminance)
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// How light an opaque colour looks, from 0 for black to 100 for white: L* of CIELAB.
    var lightness: Double {
        let share = luminance
        return share > 216 / 24_389
            ? 116 * Decades.power(Decades.logarithm(share) / 3) - 16 : share * 24_389 / 27
    }

    /// The grey that printers and video make of an opaque colour.
    ///
    /// Source: ITU-R BT.601, luma.
    var grey: Color {
        let luma = 0.299 * red + 0.587 * green + 0.114 * blue
        return Color(red: luma, green: luma, blue: luma)
    }

    private var luminance: Double {
        let linear = [red, green, blue].map { part in
            part <= 0.04045 ? part / 12.92 : Decades.power(Decades.logarithm((part + 0.055) / 1.055) * 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
