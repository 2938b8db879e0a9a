import SystemPackage

/// The two ways out of the process: results, and words to a person.
enum Terminal {
    /// Writes a result to standard output; where nobody reads any more, the process ends quietly.
    ///
    /// - Throws: `CommandFailure` with status 73 when it cannot be written.
    static func print(_ text: String) throws(CommandFailure) {
        do {
            _ = try FileDescriptor.standardOutput.writeAll(Array(text.utf8))
        } catch Errno.brokenPipe {
            Interruption.endsAtClosedPipe()
        } catch {
            throw CommandFailure(
                status: .cannotCreate, message: "cannot write to standard output: \(error)")
        }
    }

    /// Says something to a person on standard error; a person who does not listen is no failure.
    static func say(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(Array("tracereport: \(text)\n".utf8))
    }

    /// Shows something passing on standard error, as it is.
    static func show(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(Array(text.utf8))
    }
}
