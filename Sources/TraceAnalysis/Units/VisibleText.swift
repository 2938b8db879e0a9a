extension String {
    /// The text with every control and every bidi control character written as its code: `U+202E`.
    ///
    /// Such characters could reorder, hide or end what stands around them. Line breaks and tabs become
    /// spaces, because they occur in honest error messages. Cost: one pass.
    public var visible: String {
        guard unicodeScalars.contains(where: \.needsToBeShown) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            if scalar == "\n" || scalar == "\t" {
                result += " "
            } else if scalar == "\r" {
                continue
            } else if scalar.needsToBeShown {
                let code = String(scalar.value, radix: 16, uppercase: true)
                result += "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Unicode.Scalar {
    /// Whether this is a control, a bidi control, a line separator, a noncharacter or a byte order mark.
    var needsToBeShown: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        case 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
