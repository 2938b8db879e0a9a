import TraceAnalysis

/// A run on its way into an archive: its files, all made of what the archive keeps of it.
struct ArchiveRendering {
    /// What is kept.
    let stored: StoredRun
    private let templates: TemplateSet

    /// A run and the templates of its report.
    init(_ stored: StoredRun, templates: TemplateSet) {
        self.stored = stored
        self.templates = templates
    }

    /// Every file but the manifest.
    ///
    /// - Throws: `CommandFailure` with status 65 for a faulty template, 70 when nothing can be drawn.
    func files() throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
        try RunFiles(run: stored.run, title: stored.title, templates: templates).files()
            + [(ArchivedRun.distributions, stored.bytes)]
    }

    /// The manifest of these files.
    func manifest(of files: [(name: String, bytes: [UInt8])]) -> Manifest {
        Manifest(of: stored, templates: templates == .builtIn ? nil : templates.digest, files: files)
    }
}

extension TemplateSet {
    /// The SHA-256 of all files by their names.
    fileprivate var digest: String {
        let texts = files.map { ($0.key, Array($0.value.utf8)) } + pictures.map { ($0.key, $0.value) }
        return texts.sorted { $0.0 < $1.0 }
            .flatMap { Array("\($0.0)\u{0}\($0.1.sha256)\n".utf8) }.sha256
    }
}
