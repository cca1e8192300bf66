internal import Foundation

/// A bag in transit: `.zip`, `.tar`, `.tar.gz` or `.tar.zst` with exactly one folder at its top.
///
/// What an archive is, its first bytes say, never its name.
public enum BagArchive {
  /// Unpacks a bag into a folder, which is made if needed.
  ///
  /// ```swift
  /// let (bag, findings) = try BagArchive.unpack("pc-v1.zip", into: ".received")
  /// bag   // ".received/pc-v1"
  /// ```
  /// Nil, and nothing left behind, when an entry is refused, a limit is reached or the archive is damaged;
  /// the findings say every reason that could be seen. Nothing is ever written outside `folder`, links and
  /// devices are not made, and what is written stops at the limits, whatever the archive claims. The bag is
  /// not verified.
  public static func unpack(
    _ archive: String, into folder: String, limits: Limits = .standard
  ) throws(BundleError) -> (bag: String?, findings: [Diagnostic]) {
    let file = try ArchiveFile(archive)
    let (kind, _, refusals) = inspect(file, limits)
    guard refusals.isEmpty else { return (nil, refusals) }
    try Disk.makeFolders(folder)
    let staging = Disk.join(folder, ".unpacking-\(UUID().uuidString)")
    try Disk.makeFolder(staging)
    var unpacker = Unpacker(staging: staging, limits: limits)
    do throws(BundleError) {
      try unpacker.unpack(file, kind)
      try file.checkUnchanged()
      let bag = try settle(&unpacker, staging, folder)
      try Disk.removeTree(staging)
      return (bag, unpacker.gate.findings)
    } catch {
      try Disk.removeTree(staging)
      throw error
    }
  }

  /// Moves the one top folder to its place when nothing was refused.
  private static func settle(
    _ unpacker: inout Unpacker, _ staging: String, _ folder: String
  ) throws(BundleError) -> String? {
    guard let top = unpacker.finish() else { return nil }
    let place = Disk.join(folder, top)
    guard Disk.kind(of: place) == nil else {
      throw BundleError(.create, place, "It exists already", code: EEXIST)
    }
    try Disk.rename(Disk.join(staging, top), to: place)
    return place
  }

  /// Checks the bag inside an archive as it streams by: the findings of `unpack`, or else those that
  /// `Bag.verify` has for the unpacked folder.
  ///
  /// Nothing is written to any disk, and the memory that it takes does not grow with the payload. An archive
  /// that is written into meanwhile is an error.
  public static func verify(
    _ archive: String, fetch: Bag.FetchRule = .allowWhenComplete, limits: Limits = .standard
  ) throws(BundleError) -> [Diagnostic] {
    let file = try ArchiveFile(archive)
    let (kind, directory, refusals) = inspect(file, limits)
    guard refusals.isEmpty else { return refusals }
    let contents = try ArchiveContents(file, kind, directory, limits: limits)
    guard contents.refusals.isEmpty else { return contents.refusals }
    let findings = try BagVerifier.verify(contents, fetch: fetch, limits: limits) {
      contents
    }
    try contents.checkUnchanged()
    return findings
  }

  /// How many first bytes of a file ``refusal(ofHead:)`` needs.
  public static let headLength = ArchiveKind.headLength

  /// Why a file that begins so is no archive of ours; nil where it may be one.
  ///
  /// ```swift
  /// BagArchive.refusal(ofHead: Array("%PDF-1.7".utf8))?.code   // "archive-kind"
  /// ```
  /// For whoever receives a file piece by piece and would rather not wait for its end.
  public static func refusal(ofHead head: [UInt8]) -> Diagnostic? {
    ArchiveKind(head: Array(head.prefix(headLength))).finding
  }

  /// What the archive is, with its directory where it has one, and what keeps it out before it is read.
  private static func inspect(
    _ file: borrowing ArchiveFile, _ limits: Limits
  ) -> (kind: ArchiveKind, directory: ZipDirectory?, refusals: [Diagnostic]) {
    let kind = ArchiveKind(file)
    if let finding = kind.finding { return (kind, nil, [finding]) }
    guard kind == .zip else { return (kind, nil, []) }
    let directory = ZipDirectory(file, limits: limits)
    return (kind, directory, directory.findings)
  }
}
