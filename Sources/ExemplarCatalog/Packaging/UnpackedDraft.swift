public import ExemplarBundle
internal import Foundation

/// A bag laid out as a draft again: its payload without the generated record.
///
/// ```swift
/// let draft = try UnpackedDraft(of: "paper-circuits-v1.zip", into: "paper-circuits")
/// draft.findings                  // what is wrong with the bag
/// draft.files                     // 7; nil when the bag was refused and nothing was written
/// ```
/// Packed again, it gives the same bytes: the files get the day of the bag's `Bagging-Date`.
public struct UnpackedDraft: Sendable {
  /// How many files the draft has; nil when the bag was refused.
  public let files: Int?
  /// The bag's `External-Identifier`, where it has one.
  public let identifier: String?
  /// The day that the files got; nil where the bag tells none.
  public let day: CalendarDay?
  /// What was found in verifying the bag; with an error nothing was written.
  public var findings: [Diagnostic]

  /// Verifies a bag, a folder or an archive, and lays its payload out in a new or empty folder, whole or not at all.
  public init(
    of bag: String, into folder: String, limits: Limits = .standard
  ) throws(RepositoryError) {
    let place = try NewFolder(folder)
    let isFolder = FolderNames.isFolder(bag)
    var findings: [Diagnostic] = []
    var opened: Bag?
    var files: Int?
    try place.makeUnlessEmpty { (new) throws(RepositoryError) in
      let source = isFolder ? bag : try Self.unpack(bag, beside: new, limits, &findings)
      guard let source else { return false }
      opened = try Self.verified(source, limits, &findings)
      guard let opened else { return false }
      try Self.move(opened, isOurs: !isFolder, to: new)
      if !isFolder { try NewFolder.remove("\(new).bag") }
      files = try Self.settle(new, on: Self.day(of: opened))
      return true
    }
    self.findings = findings
    self.files = files
    identifier = opened?.info["External-Identifier"]
    day = opened.flatMap(Self.day)
  }

  private static func day(of bag: Bag) -> CalendarDay? {
    bag.info["Bagging-Date"].flatMap(CalendarDay.init)
  }

  /// Unpacks an archive beside the new folder, so that its files can be renamed into it.
  private static func unpack(
    _ archive: String, beside new: String, _ limits: Limits, _ findings: inout [Diagnostic]
  ) throws(RepositoryError) -> String? {
    do throws(BundleError) {
      let unpacked = try BagArchive.unpack(archive, into: "\(new).bag", limits: limits)
      findings += unpacked.findings
      return unpacked.findings.contains { $0.severity == .error } ? nil : unpacked.bag
    } catch {
      throw RepositoryError(.system, error.description)
    }
  }

  private static func verified(
    _ folder: String, _ limits: Limits, _ findings: inout [Diagnostic]
  ) throws(RepositoryError) -> Bag? {
    do throws(BundleError) {
      findings += try Bag.verify(folder: folder, fetch: .refuse, limits: limits)
      guard !findings.contains(where: { $0.severity == .error }) else { return nil }
      return try Bag.open(folder).bag
    } catch {
      throw RepositoryError(.system, error.description)
    }
  }

  /// The payload becomes the draft: by renaming what we unpacked ourselves, else by copying.
  private static func move(
    _ bag: Bag, isOurs: Bool, to new: String
  ) throws(RepositoryError) {
    if isOurs {
      guard rmdir(new) == 0, rename(bag.payloadFolder, new) == 0 else {
        throw RepositoryError(
          .system, "Could not make “\(new)”: \(String(cString: strerror(errno))).")
      }
    } else {
      try copy(bag.payloadFolder, to: new)
    }
  }

  /// Copies files and folders as the user's own; Foundation's copy keeps the owner, which only root may do.
  private static func copy(_ source: String, to target: String) throws(RepositoryError) {
    try NewFolder.makeFolder(target)
    for name in try FolderNames.list(source) {
      let (from, to) = ("\(source)/\(name)", "\(target)/\(name)")
      if FolderNames.isFolder(from) {
        try copy(from, to: to)
      } else if let data = FileManager.default.contents(atPath: from) {
        try NewFolder.write(data, to: to)
      } else {
        throw RepositoryError(.system, "Could not read “\(from)”.")
      }
    }
  }

  /// Takes the generated record away and gives every file its day; tells how many there are.
  private static func settle(
    _ folder: String, on day: CalendarDay?
  ) throws(RepositoryError) -> Int {
    try NewFolder.remove("\(folder)/\(Publication.crateName)")
    return try date(folder, day)
  }

  private static func date(_ folder: String, _ day: CalendarDay?) throws(RepositoryError) -> Int {
    var count = 0
    for name in try FolderNames.list(folder) {
      let path = "\(folder)/\(name)"
      if FolderNames.isFolder(path) {
        count += try date(path, day)
        continue
      }
      count += 1
      guard let day else { continue }
      var times = [timespec](
        repeating: timespec(tv_sec: day.secondsSince1970, tv_nsec: 0), count: 2)
      guard utimensat(AT_FDCWD, path, &times, AT_SYMLINK_NOFOLLOW) == 0 else {
        throw RepositoryError(
          .system, "Could not date “\(path)”: \(String(cString: strerror(errno))).")
      }
    }
    return count
  }
}
