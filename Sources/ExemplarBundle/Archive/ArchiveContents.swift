internal import Foundation

/// A bag inside an archive: its files are digested as they stream by, and nothing is written to a disk.
final class ArchiveContents: BagContents {
  private struct File {
    var size: Int
    var digests: Digests
    /// Kept of a tag file that has a meaning for BagIt.
    var bytes: [UInt8]?
  }

  private let archive: ArchiveFile
  private let kind: ArchiveKind
  private let directory: ZipDirectory?
  private let limits: Limits
  private var gate: ArchiveGate
  private var files: [String: File] = [:]
  private var folders: Set<String> = []
  private var kept = 0

  /// Reads the archive once.
  init(
    _ archive: consuming ArchiveFile, _ kind: ArchiveKind, _ directory: ZipDirectory?,
    limits: Limits
  ) throws(BundleError) {
    self.archive = archive
    self.kind = kind
    self.directory = directory
    self.limits = limits
    gate = ArchiveGate(limits: limits)
    try readAll()
  }

  /// What keeps the archive out; empty when it holds one folder that may be a bag.
  private(set) var refusals: [Diagnostic] = []

  var sizes: [String: Int] { files.mapValues(\.size) }
  var hasPayloadFolder: Bool { folders.contains("data") }

  /// As a walk through the unpacked folder would meet them.
  var findings: [Diagnostic] {
    let paths = folders.union(files.keys).map { (path: $0, names: $0.split(separator: "/")) }
    return paths.sorted { one, other in
      one.names.lexicographicallyPrecedes(other.names) {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    }
    .compactMap { PortableName.warning($0.path) }
  }

  /// Throws when the archive was written into while it was read.
  func checkUnchanged() throws(BundleError) { try archive.checkUnchanged() }

  func tagFile(_ path: String, upTo limit: Int) throws(BundleError) -> [UInt8]? {
    files[path].map { Array(($0.bytes ?? []).prefix(limit)) }
  }

  /// Reads the archive again only when somebody stated a checksum that was not made the first time.
  func digests(
    of wanted: [WantedDigests]
  ) throws(BundleError) -> [Result<Digests, BundleError>] {
    var missing: Set<ChecksumAlgorithm> = []
    for file in wanted {
      guard let made = files[file.path] else { continue }
      missing.formUnion(file.algorithms.subtracting(made.digests.keys))
    }
    if !missing.isEmpty { try readAgain(missing) }
    return wanted.map { .success(files[$0.path]?.digests ?? [:]) }
  }
}

// Reading.
extension ArchiveContents {
  private func readAll() throws(BundleError) {
    if let directory, directory.isPlain {
      try readPlain(directory.entries)
    } else {
      try readStream(algorithms) { self.note($1, at: $0) }
    }
    if gate.finish() == nil { refusals = gate.findings }
  }

  /// What the names of the manifests ask for, where they are known beforehand.
  private var algorithms: Set<ChecksumAlgorithm> {
    let names = (directory?.entries ?? []).compactMap { entry in
      entry.name.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) }
    }
    let stated = Set(names.compactMap { Manifest(fileName: $0)?.algorithm })
    return stated.isEmpty ? [.sha256, .sha512] : stated
  }

  private func readAgain(_ missing: Set<ChecksumAlgorithm>) throws(BundleError) {
    gate = ArchiveGate(limits: limits)
    try readStream(missing) { path, file in
      self.files[path]?.digests.merge(file.digests) { old, _ in old }
    }
    try checkUnchanged()
  }

  private func readStream(
    _ algorithms: Set<ChecksumAlgorithm>, _ body: (String, File) -> Void
  ) throws(BundleError) {
    do throws(ArchiveStream.Fault) {
      let stream = try ArchiveStream(archive, kind)
      while let entry = try stream.next() {
        guard try take(entry, from: stream, algorithms, body) else { return }
      }
    } catch {
      switch error {
      case .damaged(let words): gate.note(damage: words)
      case .disk(let error): throw error
      }
    }
  }

  /// False when a limit ends the reading.
  private func take(
    _ entry: ArchiveStream.Entry, from stream: borrowing ArchiveStream,
    _ algorithms: Set<ChecksumAlgorithm>, _ body: (String, File) -> Void
  ) throws(ArchiveStream.Fault) -> Bool {
    switch gate.admit(entry) {
    case .stop: return false
    case .skip: return true
    case .folder(let path):
      note(folder: Self.below(path))
      return true
    case .file(let whole):
      let path = Self.below(whole)
      var digester = Digester(algorithms)
      var bytes: [UInt8]? = Self.isKept(path) ? [] : nil
      let size = try stream.read(upTo: gate.room) { piece in
        digester.update(piece)
        let room = self.limits.tagFileBytes + 1 - (bytes?.count ?? .max)
        if room > 0 { bytes?.append(contentsOf: piece.prefix(room)) }
      }
      guard gate.note(size, of: whole) != .stop, let size else { return false }
      body(path, File(size: size, digests: digester.finish(), bytes: bytes))
      return true
    }
  }

  private func note(_ file: File, at path: String) {
    files[path] = file
    if let slash = path.lastIndex(of: "/") { note(folder: String(path[..<slash])) }
  }

  /// A folder and those above it.
  private func note(folder: String) {
    var path = folder[...]
    while !path.isEmpty, folders.insert(String(path)).inserted {
      path = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
    }
  }

  /// Without the folder at the top of the archive.
  private static func below(_ path: String) -> String {
    path.firstIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? ""
  }

  private static func isKept(_ path: String) -> Bool {
    [BagDeclaration.fileName, FetchList.fileName].contains(path)
      || BagInfo.fileNames(version: "0.93").contains(path) || Manifest(fileName: path) != nil
  }
}

// Zip files whose content stands there as it is: read by all cores at once.
extension ArchiveContents {
  private func readPlain(_ entries: [ZipDirectory.Entry]) throws(BundleError) {
    var taken: [(path: String, entry: ZipDirectory.Entry)] = []
    for entry in entries {
      switch gate.admit(ArchiveStream.Entry(entry)) {
      case .stop: return
      case .skip: continue
      case .folder(let path): note(folder: Self.below(path))
      case .file(let path):
        _ = gate.note(entry.size, of: path)
        taken.append((Self.below(path), entry))
      }
    }
    guard !gate.hasRefused else { return }
    let algorithms = algorithms
    do throws(BundleError) {
      let read = try Crew.map(taken.map(\.entry.size)) { index, buffer throws(BundleError) in
        try self.read(taken[index].path, taken[index].entry, algorithms, buffer)
      }
      for (index, file) in read.enumerated() { note(file, at: taken[index].path) }
    } catch {
      guard error.operation == .unpack else { throw error }
      gate.note(damage: error.reason)
    }
  }

  private func read(
    _ path: String, _ entry: ZipDirectory.Entry, _ algorithms: Set<ChecksumAlgorithm>,
    _ buffer: UnsafeMutableRawBufferPointer
  ) throws(BundleError) -> File {
    var digester = Digester(algorithms)
    var crc = CRC32()
    var at = entry.start
    while at < entry.end {
      let piece = try archive.read(entry.end - at, at: at, into: buffer)
      digester.update(piece)
      crc.update(piece)
      at += piece.count
    }
    guard Int(crc.value) == entry.crc else {
      throw BundleError(.unpack, path, "“\(path)” does not have the checksum that stands with it")
    }
    let count = min(entry.size, limits.tagFileBytes + 1)
    return File(
      size: entry.size, digests: digester.finish(),
      bytes: Self.isKept(path) ? archive.bytes(at: entry.start, count: count) : nil)
  }
}

extension ZipDirectory {
  /// True when every entry is stored, with nothing about it that only libarchive would understand.
  var isPlain: Bool {
    entries.allSatisfy { entry in
      entry.method == 0 && entry.flags & ~0x0800 == 0 && entry.packedSize == entry.size
        && !entry.hasExtras && (entry.system == 3 || entry.mode == 0)
        && (entry.name.last != 0x2F || entry.size == 0)
    }
  }
}

extension ArchiveStream.Entry {
  /// A plain entry.
  fileprivate init(_ entry: ZipDirectory.Entry) {
    let kind: Kind =
      switch mode_t(entry.mode) & S_IFMT {
      case S_IFDIR: .folder
      case S_IFREG, 0: entry.name.last == 0x2F ? .folder : .file
      case S_IFLNK: .symbolicLink
      default: .special
      }
    self.init(
      path: String(validating: entry.name, as: UTF8.self), kind: kind, size: entry.size,
      isEncrypted: false)
  }
}
