internal import ExemplarBundle
internal import ExemplarCatalog
internal import Foundation

/// A bag on its way in: copied beside the collection, verified to the last byte, checked by every rule.
///
/// What was named on the command line is never looked at again: what is checked is what is kept.
struct ArrivingBag {
  var exemplar: Exemplar
  /// The SHA-256 of its `manifest-sha256.txt`.
  var digest: String
  var fingerprint: PayloadFingerprint?
  /// Warnings and notes.
  var findings: [Diagnostic]
  /// A folder of its own in staging that holds the bag and nothing else.
  var place: String
  /// The bag's name in it.
  var name: String
  /// What was packed, where it came as a draft.
  var package: DraftPackage?
}

/// Brings a draft, a bag's folder or an archive into the staging folder.
struct ArrivalDesk {
  let repository: Repository
  let context: RuleContext
  let terms: PublishingTerms
  let staging: StagingFolder
  let path: String
  /// What findings call it: as it was typed, or what its sender calls it.
  let name: String

  /// Throws `notValid` with all findings where anything is an error; then nothing stays.
  func receive() throws(CurationError) -> ArrivingBag {
    do {
      let (bag, findings, package) = try staged()
      let (report, exemplar) = try BundleCheck(context: context)
        .bag(bag, named: name, fetch: .refuse)
      let all = (findings + report.findings).map(named)
      guard report.isValid, let exemplar else { throw refused(all) }
      var arriving = try settled(bag, exemplar, all)
      arriving.package = package
      return arriving
    } catch {
      throw CurationError(error, path: path)
    }
  }

  private var limits: Limits { context.limits }

  /// The bag in staging, whatever it came as, with what is to be said about how it came.
  private func staged() throws -> (
    bag: String, findings: [Diagnostic], package: DraftPackage?
  ) {
    let target = staging.path + "/arrived"
    guard FileManager.default.fileExists(atPath: path) else {
      throw CurationError(
        .noSuchFile, "There is no file or folder “\(path)”. Look at its name and where you are.")
    }
    if isFolder(path), !FileManager.default.fileExists(atPath: path + "/bagit.txt") {
      return (target, [], try packed(target))
    }
    let (bag, findings) = try isFolder(path) ? copied(target) : unpacked(target)
    return (bag, findings, nil)
  }

  /// A draft is packed as `pack` does.
  private func packed(_ target: String) throws -> DraftPackage {
    let package = try DraftPackage(of: path, context: context, terms: terms, in: repository)
    if package.isUnchanged, let id = package.exemplar?.id { throw refused([Self.unchanged(id)]) }
    guard package.exemplar != nil else { throw refused(package.findings.map(named)) }
    try package.confirm(try BagWriter(info: package.info).write(package.items, to: target))
    return package
  }

  /// Somebody's folder may change while we read it: the copy is what is checked, and shares no file with it.
  private func copied(_ target: String) throws -> (bag: String, findings: [Diagnostic]) {
    let findings = try Bag.verify(folder: path, fetch: .refuse, limits: limits)
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw refused(findings.map(named))
    }
    let copy = staging.path + "/copied"
    try BagCopy.copy(path, to: copy)
    let own = findings.filter { $0.path?.hasPrefix("data/") != true }
    return (try canonical(copy, or: target), isCanonical(copy) ? [] : own)
  }

  private func unpacked(_ target: String) throws -> (bag: String, findings: [Diagnostic]) {
    let (bag, findings) = try BagArchive.unpack(
      path, into: staging.path + "/unpacked", limits: limits)
    guard let bag else { throw refused(findings.map(named)) }
    if isCanonical(bag) { return (bag, findings) }
    let found = try Bag.verify(folder: bag, fetch: .refuse, limits: limits)
    guard !found.contains(where: { $0.severity == .error }) else {
      throw refused((findings + found).map(named))
    }
    return (try canonical(bag, or: target), findings + found)
  }

  /// The bag itself, or, where it lacks a manifest that we write or is of an older form, the bag written anew.
  private func canonical(_ bag: String, or target: String) throws -> String {
    if isCanonical(bag) { return bag }
    try Bag.rewrite(bag, to: target)
    return target
  }

  /// True for a bag of today's form with both manifests that we write.
  private func isCanonical(_ bag: String) -> Bool {
    let declaration = FileManager.default.contents(atPath: "\(bag)/bagit.txt") ?? Data()
    let isToday =
      declaration == Data("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)
    let names = ["manifest-sha256.txt", "manifest-sha512.txt"]
    return isToday && names.allSatisfy { FileManager.default.fileExists(atPath: "\(bag)/\($0)") }
  }

  /// Moves the bag into a folder of its own, named by the exemplar, and makes it durable.
  private func settled(
    _ bag: String, _ exemplar: Exemplar, _ findings: [Diagnostic]
  ) throws -> ArrivingBag {
    let place = staging.path + "/round"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    let home = "\(place)/\(exemplar.id)"
    try FileManager.default.moveItem(atPath: bag, toPath: home)
    // What is not public yet is nobody else's to read.
    chmod(place, 0o750)
    try Durability.syncTree(place)
    return ArrivingBag(
      exemplar: exemplar, digest: try Bag.digest(of: home),
      fingerprint: PayloadFingerprint(ofBag: home), findings: findings, place: place,
      name: exemplar.id)
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func named(_ finding: Diagnostic) -> Diagnostic { finding.about(name) }

  private func refused(_ findings: [Diagnostic]) -> CurationError { .notValid(name, findings) }

  /// The same files are public already.
  static func unchanged(_ id: String) -> Diagnostic {
    Diagnostic(
      "unchanged", .error, "The newest published version of “\(id)” holds the same files.",
      remedy: "Change what is to be changed, or leave it as it is.")
  }
}
