extension RunPart: StorableByParts {
    static var parts: some StoredForm<RunPart> {
        StoredParts(
            StoredPart("name", \.name), StoredPart("bytes", \.bytes), StoredPart("lines", \.lines),
            StoredPart("sha256", \.sha256)
        ) { name, bytes, lines, sha256 in
            // Those of as many parts as a list can hold add up without care.
            guard max(bytes, lines) <= 1 << 44 else { return nil }
            return RunPart(name: name, bytes: bytes, lines: lines, sha256: sha256)
        }
    }
}
