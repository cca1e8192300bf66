internal import Foundation

/// Reads a stream line by line, never more than one line and one piece of it in memory.
struct LineReader: ~Copyable {
  /// One line, without its end.
  struct Line: Sendable {
    /// From 1.
    var number: Int
    /// Empty when the line was too long to be kept.
    var bytes: [UInt8]
    var isTooLong = false
  }

  /// The longest line that is kept; 8 MiB.
  static let longest = 8 << 20
  private static let piece = 1 << 20
  /// A line that does not end within this is no line of any file; 1 GiB.
  private static let endless = 1 << 30

  private let handle: Int32
  private let name: String
  private let closes: Bool
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var ended = false
  /// How many bytes were read so far.
  private(set) var bytesRead = 0

  /// Opens a file; `-` is standard input.
  init(_ path: String) throws(ImportError) {
    name = path == "-" ? "standard input" : path
    closes = path != "-"
    handle = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    if handle < 0 { throw ImportError("read", path, String(cString: strerror(errno))) }
  }

  deinit { if closes { close(handle) } }

  /// The size of a regular file, for progress; nil for a pipe.
  var size: Int? {
    var status = stat()
    guard fstat(handle, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The next line, nil at the end. LF ends a line; a CR before it, and a byte order mark, are dropped.
  mutating func next() throws(ImportError) -> Line? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return line(buffer[start..<end])
      }
      searched = buffer.count - start
      if ended { return start < buffer.count ? last() : nil }
      if buffer.count - start > Self.longest { return try skipLongLine() }
      buffer.removeFirst(start)
      start = 0
      try fill()
    }
  }

  private mutating func last() -> Line {
    defer { start = buffer.count }
    return line(buffer[start...])
  }

  private mutating func line(_ bytes: ArraySlice<UInt8>) -> Line {
    number += 1
    var bytes = bytes
    if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
    let isTooLong = bytes.count > Self.longest
    return Line(number: number, bytes: isTooLong ? [] : Array(bytes), isTooLong: isTooLong)
  }

  /// Reads on to the end of a line that is too long, keeping nothing of it.
  private mutating func skipLongLine() throws(ImportError) -> Line {
    number += 1
    let began = bytesRead
    while true {
      if bytesRead - began > Self.endless {
        throw ImportError(
          "Line \(number) of “\(name)” does not end within 1 GiB, so this is no file of lessons.")
      }
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        start = end + 1
        break
      }
      buffer.removeAll(keepingCapacity: true)
      start = 0
      if ended { break }
      try fill()
    }
    return Line(number: number, bytes: [], isTooLong: true)
  }

  private mutating func fill() throws(ImportError) {
    let before = buffer.count
    buffer.reserveCapacity(before + Self.piece)
    let piece = [UInt8](unsafeUninitializedCapacity: Self.piece) { bytes, count in
      var got = read(handle, bytes.baseAddress, Self.piece)
      while got < 0, errno == EINTR { got = read(handle, bytes.baseAddress, Self.piece) }
      count = max(got, 0)
      failed = got < 0
    }
    if failed { throw ImportError("read", name, String(cString: strerror(errno))) }
    ended = piece.isEmpty
    bytesRead += piece.count
    buffer += piece
  }

  private var failed = false
}
