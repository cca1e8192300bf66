internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// A lesson ready to be sent to a server: checked here with the words in reach, and packed where it was not.
///
/// What was packed lies in a temporary folder, which goes when the package does.
final class FarPackage {
  /// The archive.
  let file: String
  /// What the server calls it.
  let name: String
  /// The id that was written into a draft that had none.
  private(set) var givenID: String?
  private let folder: String

  /// Checks and packs a draft or a bag's folder; an archive is verified and sent as it is.
  init(_ path: String, _ common: CommonOptions, _ console: Console) throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("exemplar-submit-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    do {
      (file, givenID) = try Self.prepare(path, in: folder, common, console)
    } catch {
      try FileManager.default.removeItem(atPath: folder)
      throw error
    }
    name = URL(fileURLWithPath: file).lastPathComponent
  }

  /// Removes what was packed.
  func discard() throws { try FileManager.default.removeItem(atPath: folder) }

  /// `application/zip`, or bytes of which the server finds out what they are.
  var type: String {
    name.lowercased().hasSuffix(".zip") ? "application/zip" : "application/octet-stream"
  }

  private static func prepare(
    _ path: String, in folder: String, _ common: CommonOptions, _ console: Console
  ) throws -> (file: String, givenID: String?) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CurationError(
        .noSuchFile, "There is no file or folder “\(path)”. Look at its name and where you are.")
    }
    let desk = try Desk(common)
    let limits = desk.context.limits
    guard isFolder.boolValue else {
      try requireSound(
        path, try BagArchive.verify(path, fetch: .refuse, limits: limits))
      return (path, nil)
    }
    guard FileManager.default.fileExists(atPath: path + "/bagit.txt") else {
      return try pack(path, in: folder, desk, console)
    }
    try requireSound(path, try Bag.verify(folder: path, fetch: .refuse, limits: limits))
    let name = URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
    let file = "\(folder)/\(name).zip"
    try BagArchive.pack(folder: path, to: file, name: name, synced: false)
    return (file, nil)
  }

  private static func pack(
    _ path: String, in folder: String, _ desk: Desk, _ console: Console
  ) throws -> (file: String, givenID: String?) {
    let packing = Packing(
      context: desk.context, terms: try desk.terms(telling: console), repository: nil,
      version: nil, target: try PackTarget(folder, drafts: 1), replaces: false)
    guard let draft = packing.run([path], progress: { _, _ in }).first else {
      throw CurationError(.noSuchFile, "There is nothing to submit in “\(path)”.")
    }
    if let trouble = draft.trouble { throw trouble }
    guard let file = draft.file else { throw CurationError.notValid(path, draft.findings) }
    return (file, draft.gaveID ? draft.exemplar : nil)
  }

  private static func requireSound(_ path: String, _ findings: [Diagnostic]) throws {
    guard findings.contains(where: { $0.severity == .error }) else { return }
    throw CurationError.notValid(path, findings.map { $0.about(path) })
  }
}
