internal import Foundation

/// Takes the entries of an archive one by one and writes those that are safe into a staging folder.
struct Unpacker {
  private let staging: String
  private(set) var gate: ArchiveGate

  init(staging: String, limits: Limits) {
    self.staging = staging
    gate = ArchiveGate(limits: limits)
  }

  /// The one folder at the top; nil when anything was refused.
  mutating func finish() -> String? { gate.finish() }

  /// Reads the archive to its end, or to the first thing that must stop it.
  mutating func unpack(_ file: borrowing ArchiveFile, _ kind: ArchiveKind) throws(BundleError) {
    do throws(ArchiveStream.Fault) {
      let archive = try ArchiveStream(file, kind)
      while let entry = try archive.next() {
        guard try take(entry, from: archive) else { return }
      }
    } catch {
      switch error {
      case .damaged(let words): gate.note(damage: words)
      case .disk(let error): try tell(error)
      }
    }
  }

  /// Names that cannot stand on a disk together, or at all, are the archive's fault; the rest is ours.
  private mutating func tell(_ error: BundleError) throws(BundleError) {
    guard [EEXIST, ENOTDIR, EISDIR, ENAMETOOLONG, EILSEQ, EINVAL].contains(error.code) else {
      throw error
    }
    gate.note(error, at: String(error.path.dropFirst(staging.count + 1)))
  }

  /// False when a limit ends the reading.
  private mutating func take(
    _ entry: ArchiveStream.Entry, from archive: borrowing ArchiveStream
  ) throws(ArchiveStream.Fault) -> Bool {
    switch gate.admit(entry) {
    case .stop: return false
    case .skip: return true
    case .folder(let path):
      try makeFolders(path)
      return true
    case .file(let path):
      if let slash = path.lastIndex(of: "/") { try makeFolders(String(path[..<slash])) }
      let size = try archive.copy(to: "\(staging)/\(path)", upTo: gate.room)
      return gate.note(size, of: path) != .stop
    }
  }

  private func makeFolders(_ path: String) throws(ArchiveStream.Fault) {
    do throws(BundleError) {
      try Disk.makeFolders("\(staging)/\(path)")
    } catch {
      throw .disk(error)
    }
  }
}
