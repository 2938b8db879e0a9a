import TraceCharts

extension String {
    /// The text with `&`, `<`, `>` and quotes as entities, for text and for attribute values.
    var escapedForHTML: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            case "\u{A0}": result.append(contentsOf: "&nbsp;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

extension Path {
    /// The path as SVG path data, with at most two decimals.
    var svgData: String {
        elements.map { element in
            switch element {
            case .move(let point): "M\(point.svgData)"
            case .line(let point): "L\(point.svgData)"
            case .curve(let first, let second, let end): "C\(first.svgData) \(second.svgData) \(end.svgData)"
            case .close: "Z"
            }
        }.joined()
    }
}

extension Point {
    /// `x y`, with at most two decimals.
    fileprivate var svgData: String { "\(x.twoDecimals) \(y.twoDecimals)" }
}

extension Double {
    /// The number with at most two decimals and no exponent.
    fileprivate var twoDecimals: String {
        let hundredths = Int((self * 100).rounded())
        let sign = hundredths < 0 ? "-" : ""
        let (whole, part) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        if part == 0 { return "\(sign)\(whole)" }
        return part % 10 == 0
            ? "\(sign)\(whole).\(part / 10)" : "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
    }
}
