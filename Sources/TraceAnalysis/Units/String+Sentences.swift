extension String {
    /// As it stands at the beginning of a sentence.
    package var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// As it stands inside a sentence; an abbreviation or a name in capitals stays as it is.
    package var lowercasedFirst: String {
        dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
    }

    /// Without the full stop that ends it; three of them stay.
    package var withoutStop: String { hasSuffix(".") && !hasSuffix("..") ? String(dropLast()) : self }
}
