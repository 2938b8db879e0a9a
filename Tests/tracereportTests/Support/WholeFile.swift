import Foundation

/// Whether a file that the tool wrote is there to its end.
enum WholeFile {
    /// By the last bytes that its kind must have; JSON by reading it.
    static func isWhole(_ path: String) -> Bool {
        guard let bytes = try? Data(contentsOf: URL(filePath: path)), !bytes.isEmpty else { return false }
        let end = String(decoding: bytes.suffix(16), as: UTF8.self)
        switch URL(filePath: path).pathExtension {
        case "pdf": return end.contains("%%EOF")
        case "png": return bytes.suffix(8).prefix(4) == Data("IEND".utf8)
        case "svg": return end.hasSuffix("</svg>\n") || end.hasSuffix("</svg>")
        case "html": return end.contains("</html>")
        case "json": return (try? JSONSerialization.jsonObject(with: bytes)) != nil
        default: return end.hasSuffix("\n")
        }
    }

    /// The files in a folder that are not whole, and those with a temporary name.
    static func broken(in folder: String) -> [String] {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            let path = folder + "/" + name
            let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            return isThere && !isFolder.boolValue && (name.contains(".partial-") || !isWhole(path))
        }
    }
}
