import CCairo

/// The fonts inside the program: a packaged build has them, a build from source has none.
///
/// With them the same input gives the same bytes on every machine, whatever fonts are installed there; those are asked
/// only for characters that these lack.
enum CarriedFonts {
    /// A fontconfig configuration of the carried fonts alone; nil where there are none, or where they cannot be read.
    ///
    /// Fontconfig and Cairo read fonts by name, so each becomes a file in memory, whose name is in `/proc`.
    static func configuration() -> OpaquePointer? {
        var names: [String] = []
        while case let file = carried_font_open(Int32(names.count)), file >= 0 {
            names.append("/proc/self/fd/\(file)")
        }
        guard !names.isEmpty, let configuration = FcConfigCreate() else { return nil }
        for name in names where FcConfigAppFontAddFile(configuration, name) == 0 {
            FcConfigDestroy(configuration)
            return nil
        }
        return configuration
    }

    /// A configuration of this machine's fonts, beside carried ones; nil where none are carried.
    ///
    /// Fontconfig's own way complains on standard error where it is not installed; this one goes without.
    static func machine() -> OpaquePointer? {
        guard carried_font_exists(0), let configuration = FcConfigCreate() else { return nil }
        let text =
            "<fontconfig><include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include>"
            + "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir></fontconfig>"
        guard FcConfigParseAndLoadFromMemory(configuration, text, FcBool(0)) != 0,
            FcConfigBuildFonts(configuration) != 0
        else {
            FcConfigDestroy(configuration)
            return nil
        }
        return configuration
    }
}
