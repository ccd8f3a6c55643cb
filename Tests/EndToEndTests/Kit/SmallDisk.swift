import Foundation

/// A file system of a few megabytes, mounted for one test.
final class SmallDisk: Sendable {
    /// Mounting needs rights that not every machine gives to its tests.
    static let isPossible: Bool = {
        guard let folder = try? TemporaryFolder(), let disk = try? SmallDisk(in: folder, "probe", megabytes: 1) else { return false }
        withExtendedLifetime(disk) {}
        return true
    }()

    let path: String
    private let filler: String
    /// Cannot be removed before the disk is.
    private let folder: TemporaryFolder

    init(in folder: TemporaryFolder, _ name: String, megabytes: Int) throws {
        self.folder = folder
        path = folder.file(name)
        filler = path + "/filler"
        guard mkdir(path, 0o700) == 0, mount("tmpfs", path, "tmpfs", 0, "size=\(megabytes)m,mode=0700") == 0 else {
            throw Overdue("\(path) cannot be mounted: \(String(cString: strerror(errno)))")
        }
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }

    /// Takes all the space that is left but so much.
    func fill(leaving kilobytes: Int = 0) throws {
        let descriptor = open(filler, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard descriptor >= 0 else { throw Overdue("\(filler): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        let block = [UInt8](repeating: 0, count: 4096)
        while write(descriptor, block, block.count) == block.count {}
        var status = stat()
        fstat(descriptor, &status)
        ftruncate(descriptor, max(0, status.st_size - kilobytes * 1024))
    }

    /// Gives the space back.
    func clear() { unlink(filler) }
}
