internal import Foundation

/// A bag in transit: `.zip`, `.tar`, `.tar.gz` or `.tar.zst` with exactly one folder at its top.
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
    let names = try ZipNames.findings(archive)
    guard names.isEmpty else { return (nil, names) }
    try Disk.makeFolders(folder)
    let staging = Disk.join(folder, ".unpacking-\(UUID().uuidString)")
    try Disk.makeFolder(staging)
    var unpacker = Unpacker(staging: staging, limits: limits)
    do throws(BundleError) {
      try unpacker.unpack(archive)
      let bag = try settle(&unpacker, staging, folder)
      try Disk.removeTree(staging)
      return (bag, unpacker.findings)
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

  /// Checks the bag inside an archive, as `Bag.verify` does a folder; it is unpacked into a temporary
  /// folder, which is gone afterwards.
  public static func verify(
    _ archive: String, fetch: Bag.FetchRule = .allowWhenComplete, limits: Limits = .standard
  ) throws(BundleError) -> [Diagnostic] {
    let folder = Disk.join(NSTemporaryDirectory(), "exemplar-bag-\(UUID().uuidString)")
    let findings = verifyUnpacked(archive, in: folder, fetch, limits)
    try Disk.removeTree(folder)
    return try findings.get()
  }

  private static func verifyUnpacked(
    _ archive: String, in folder: String, _ fetch: Bag.FetchRule, _ limits: Limits
  ) -> Result<[Diagnostic], BundleError> {
    Result { () throws(BundleError) in
      let (bag, findings) = try unpack(archive, into: folder, limits: limits)
      guard let bag else { return findings }
      return findings + (try Bag.verify(folder: bag, fetch: fetch))
    }
  }
}
