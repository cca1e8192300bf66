internal import Foundation

/// `.exemplar/fingerprints`: derived, one line an exemplar, a later line in the place of an earlier one.
///
/// The first line says which form the file has; a file of another form counts as none. Who writes holds
/// `.exemplar/fingerprints.lock`: one line is appended whole, and everything else is a new file renamed into place.
/// So a reader needs no lock; a line that was torn by a power failure fails its checksum and is passed over.
struct FingerprintFile {
  private let repository: Repository
  private let path: String

  init(_ repository: Repository) {
    self.repository = repository
    path = repository.stateFolder + "/fingerprints"
  }

  /// The form: another one when the runs, the sketches or the lines change.
  static let heading = "exemplar-fingerprints 1: 128 least values of runs of 5 words\n"

  /// All that can be read; nothing when the file is missing or of another form.
  func read() -> Fingerprints {
    guard let data = FileManager.default.contents(atPath: path),
      data.starts(with: Self.heading.utf8)
    else { return Fingerprints() }
    let bytes = Array(data)
    return Fingerprints(
      bytes[Self.heading.utf8.count...].split(separator: UInt8(ascii: "\n"))
        .compactMap(FingerprintLine.entry))
  }

  /// True when there is a file of any form, or the beginning of one that nobody ended.
  var isAnything: Bool {
    [path, path + ".new"].contains { FileManager.default.fileExists(atPath: $0) }
  }

  /// True when a file of this form is there.
  private var isThere: Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    // What cannot be read is written anew.
    let head = try? file.read(upToCount: Self.heading.utf8.count)
    return head.map { Array($0) == Array(Self.heading.utf8) } ?? false
  }

  /// Waits for whoever writes.
  func lock() throws(RepositoryError) -> RepositoryLock {
    try RepositoryLock(path + ".lock", waiting: 60)
  }

  /// The lock, if nobody has it and this folder may be written.
  func lockIfFree() -> RepositoryLock? {
    // A reader who may not write goes on without keeping anything.
    try? RepositoryLock.ifFree(path + ".lock")
  }

  /// Adds a line, under the lock; a line that was torn before is ended first.
  func append(_ entry: Fingerprint) throws(RepositoryError) {
    guard isThere else { return try write(Fingerprints([entry])) }
    let handle = open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
    guard handle >= 0 else { throw failure("open", path) }
    defer { close(handle) }
    var last: UInt8 = 0
    let end = lseek(handle, 0, SEEK_END)
    guard pread(handle, &last, 1, end - 1) == 1 else { throw failure("read", path) }
    let line = FingerprintLine.text(entry)
    try write(Array((last == UInt8(ascii: "\n") ? line : "\n" + line).utf8), to: handle)
  }

  /// Puts a new file in the place of the old one, under the lock.
  func write(_ fingerprints: Fingerprints) throws(RepositoryError) {
    let new = path + ".new"
    let handle = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard handle >= 0 else { throw failure("make", new) }
    defer { close(handle) }
    let entries = fingerprints.entries.values.sorted { $0.id < $1.id }
    var bytes = Array(Self.heading.utf8)
    for entry in entries { bytes += FingerprintLine.text(entry).utf8 }
    try write(bytes, to: handle)
    guard rename(new, path) == 0 else { throw failure("replace", path) }
  }

  private func write(_ bytes: [UInt8], to handle: Int32) throws(RepositoryError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(handle, $0.baseAddress! + done, bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure("write", path) }
      done += count
    }
  }

  private func failure(_ verb: String, _ path: String) -> RepositoryError {
    RepositoryError(.system, "Could not \(verb) “\(path)”: \(String(cString: strerror(errno))).")
  }
}
