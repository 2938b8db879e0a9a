/// Where the one text that a command makes goes.
enum Results {
    /// Writes a text to a file, whole or not at all, or to standard output where no file is named.
    ///
    /// - Throws: `CommandFailure` with status 73 when it cannot be written.
    static func write(_ text: String, to file: String?) throws(CommandFailure) {
        guard let file else { return try Terminal.print(text) }
        var files = OutputFiles()
        files.add(file, Array(text.utf8))
        try files.write()
    }
}
