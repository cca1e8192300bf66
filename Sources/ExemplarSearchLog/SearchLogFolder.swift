internal import Glibc

/// Where a repository keeps what was searched: `.exemplar/searches/2026-11.jsonl`, a file a month, a line a search.
///
/// It lies beside the workflow and not in `index/db`: it cannot be made again, so no rebuild touches it, and
/// it is not in git.
public struct SearchLogFolder: Hashable, Sendable {
  /// The folder.
  public let path: String

  /// The log of a repository.
  public init(repository: String) { path = repository + "/.exemplar/searches" }

  /// Appends lines of one month, which are durable with the system's next writing.
  ///
  /// Whole lines go in pieces of 4 KiB at most, each with one call in append mode, so that several processes write
  /// without a lock. A line that a full disk tore is ended by the newline that the next writer puts before its own.
  /// With the first line of a month, files older than `months` are removed.
  ///
  /// - Throws: ``SearchLogFault``, where they cannot be written.
  public func append(
    _ lines: [[UInt8]], month: String, keeping months: Int
  ) throws(SearchLogFault) {
    try make()
    let file = "\(path)/\(month)\(Self.ending)"
    var isNew = false
    var handle = open(file, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
    if handle < 0, errno == ENOENT {
      isNew = true
      handle = open(file, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o660)
    }
    guard handle >= 0 else { throw SearchLogFault(path: file, errno) }
    defer { close(handle) }
    for piece in Self.pieces(lines, after: Self.isTorn(handle)) {
      let count = piece.withUnsafeBytes { write(handle, $0.baseAddress, $0.count) }
      guard count == piece.count else {
        throw SearchLogFault(path: file, count < 0 ? errno : ENOSPC)
      }
    }
    if isNew { try prune(before: month, keeping: months) }
  }

  /// Removes the files of months that are no longer kept; `months` counts the current one.
  public func prune(before month: String, keeping months: Int) throws(SearchLogFault) {
    guard let now = Self.number(of: month) else { return }
    for other in try self.months() {
      guard let number = Self.number(of: other), number <= now - months else { continue }
      let file = "\(path)/\(other)\(Self.ending)"
      guard unlink(file) == 0 || errno == ENOENT else { throw SearchLogFault(path: file, errno) }
    }
  }

  /// The months that have a file, rising; none where there is no folder.
  public func months() throws(SearchLogFault) -> [String] {
    guard let handle = opendir(path) else {
      if errno == ENOENT { return [] }
      throw SearchLogFault(path: path, errno)
    }
    defer { closedir(handle) }
    var months: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasSuffix(Self.ending) else { continue }
      let month = String(name.dropLast(Self.ending.count))
      if Self.number(of: month) != nil { months.append(month) }
    }
    return months.sorted()
  }

  /// The file of a month.
  public func file(month: String) -> String { "\(path)/\(month)\(Self.ending)" }

  private static let ending = ".jsonl"

  /// `2026-11` in months since the year 0; nil for what is no month.
  private static func number(of month: String) -> Int? {
    let parts = month.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2], let year = Int(parts[0]), let number = Int(parts[1]),
      year >= 0, (1...12).contains(number)
    else { return nil }
    return year * 12 + number
  }

  /// Makes the folder, and the one above it where a repository has none yet.
  private func make() throws(SearchLogFault) {
    if mkdir(path, 0o770) == 0 || errno == EEXIST { return }
    let above = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    guard errno == ENOENT, mkdir(above, 0o775) == 0 || errno == EEXIST,
      mkdir(path, 0o770) == 0 || errno == EEXIST
    else { throw SearchLogFault(path: path, errno) }
  }

  /// True where the last line has no newline.
  private static func isTorn(_ handle: Int32) -> Bool {
    let size = lseek(handle, 0, SEEK_END)
    var last: UInt8 = 0
    guard size > 0, pread(handle, &last, 1, size - 1) == 1 else { return false }
    return last != UInt8(ascii: "\n")
  }

  private static func pieces(_ lines: [[UInt8]], after isTorn: Bool) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var piece: [UInt8] = isTorn ? [UInt8(ascii: "\n")] : []
    for line in lines {
      if piece.count + line.count > LoggedSearch.longestLine, piece.count > 1 {
        pieces.append(piece)
        piece = []
      }
      piece += line
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }
}

/// Why the log could not be written or read.
public struct SearchLogFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder.
  public let path: String
  /// The system's number.
  public let number: Int32

  /// Makes a fault.
  public init(path: String, _ number: Int32) {
    self.path = path
    self.number = number
  }

  /// In words, for a person.
  public var description: String { "“\(path)”: \(String(cString: strerror(number)))" }
}

/// Why a file cannot be read just now.
func errno(of path: String) -> Int32 {
  let handle = open(path, O_RDONLY | O_CLOEXEC)
  guard handle >= 0 else { return errno }
  close(handle)
  return EIO
}
