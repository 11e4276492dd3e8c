#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The pages of a data file, read by the system's calls and not through a map: a page that is missing is an error here
/// and not the end of the process.
struct PageFile: ~Copyable {
    private let file: Int32
    private(set) var pageSize = MetaPage.size

    init(directory: String) throws(LMDBError) {
        file = unsafe open(directory + "/" + DataFile.name, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw errno == ENOENT ? .missing(path: directory) : FileSystem.lastError() }
        pageSize = try metaPages().first.pageSize
    }

    deinit { close(file) }

    /// The two meta pages as they are now.
    func metaPages() throws(LMDBError) -> (first: MetaPage, second: MetaPage) {
        let head = try read(at: 0, count: 2 * 65_536)
        guard let first = MetaPage(head, at: 0) else { throw .invalid }
        try first.check()
        guard let second = MetaPage(head, at: first.pageSize) else {
            throw .truncated(expectedBytes: 2 * first.pageSize, actualBytes: head.count)
        }
        try second.check()
        return (first, second)
    }

    /// Refuses a commit whose pages the file can't hold, or whose size of a page is not that of the file.
    func check(_ meta: MetaPage) throws(LMDBError) {
        let size = lseek(file, 0, SEEK_END)
        guard size >= 0 else { throw FileSystem.lastError() }
        guard meta.pageSize == pageSize else { throw .corrupted }
        let expected = try meta.expectedBytes()
        guard Int(size) >= expected else { throw .truncated(expectedBytes: expected, actualBytes: Int(size)) }
    }

    /// A run of pages.
    func pages(from number: UInt64, count: Int = 1) throws(LMDBError) -> [UInt8] {
        let (offset, overflow) = Int(clamping: number).multipliedReportingOverflow(by: pageSize)
        guard !overflow else { throw .damagedPage(number: number, detail: "is not in the file") }
        let bytes = try read(at: offset, count: count * pageSize)
        guard bytes.count == count * pageSize else {
            throw .damagedPage(number: number, detail: "is behind the end of the file")
        }
        return bytes
    }

    /// As many of the bytes as the file has.
    private func read(at offset: Int, count: Int) throws(LMDBError) -> [UInt8] {
        var done = 0
        var code: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while done < count {
                let target = unsafe buffer.baseAddress.map { unsafe $0 + done }
                let read = unsafe pread(file, target, count - done, off_t(offset + done))
                if read < 0, errno == EINTR { continue }
                if read < 0 { code = errno }
                if read <= 0 { break }
                done += read
            }
            initialized = done
        }
        if code != 0 { throw LMDBError(code: code) }
        return bytes
    }
}
