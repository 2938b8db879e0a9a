import Foundation

/// A file system of its own in memory, small enough to fill up; goes when the test ends.
struct SmallDisk: ~Copyable {
    /// Whether one can be made here: that takes root and the right to mount.
    static let isPossible: Bool = {
        guard getuid() == 0 else { return false }
        do {
            let disk = try SmallDisk(in: TemporaryFolder(), kilobytes: 16)
            return disk.names.isEmpty
        } catch {
            return false
        }
    }()

    /// Where it is mounted.
    let path: String

    /// Mounts one in a folder.
    init(in folder: borrowing TemporaryFolder, kilobytes: Int) throws {
        try folder.write("", to: "disk/x")
        let place = folder.path("disk")
        _ = try Program.output("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "none", place])
        path = place
    }

    deinit { _ = try? Program.output("umount", ["-l", path]) }

    /// Lets nothing be written any more.
    func lock() throws { _ = try Program.output("mount", ["-o", "remount,ro", path]) }

    /// The names of everything on it.
    var names: [String] { ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).sorted() }
}
