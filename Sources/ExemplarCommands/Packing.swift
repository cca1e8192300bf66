internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation
internal import Synchronization

/// Where packed drafts go.
struct PackTarget {
  private let folder: String?
  private let file: String?

  /// A folder for all of them, or a file for the only one; without a name, the current folder.
  init(_ output: String?, drafts: Int) throws {
    guard let output, !output.isEmpty else {
      (folder, file) = (nil, nil)
      return
    }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    if exists, isFolder.boolValue {
      (folder, file) = (output.hasSuffix("/") ? String(output.dropLast()) : output, nil)
    } else if drafts > 1 || output.hasSuffix("/") {
      throw Stop.mistyped(
        Problem(
          code: "invalid-option", title: "There is no such folder",
          detail: "There is no folder “\(output)” to pack into. Make it first."))
    } else {
      (folder, file) = (nil, output)
    }
  }

  /// The path of a package's file.
  func path(of name: String) -> String {
    if let file { return file }
    return folder.map { "\($0)/\(name).zip" } ?? "\(name).zip"
  }

  /// Brings to the disk what was written for it; what the system answers when it cannot.
  func sync() -> RepositoryError? {
    do throws(BundleError) {
      try Durability.syncFileSystem(of: folder ?? ".")
      return nil
    } catch {
      return RepositoryError(.system, error.description)
    }
  }
}

/// What became of one draft.
struct PackedDraft: Sendable {
  enum Status: String, Encodable, Sendable { case written, unchanged, refused }

  var folder: String
  var status = Status.refused
  var exemplar: String?
  var version: Int?
  /// The package; nil when it was refused.
  var file: String?
  var digest: String?
  var bytes = 0
  var files = 0
  /// True when the id was written into the record.
  var gaveID = false
  /// True when the newest published version holds the same files.
  var isPublished = false
  var findings: [Diagnostic] = []
  /// What the system refused, which is not the draft's fault.
  var trouble: Stop?
}

/// Packs drafts on all processors; the results are in the order of the drafts.
struct Packing: Sendable {
  var context: RuleContext
  var terms: PublishingTerms
  var repository: Repository?
  var version: Int?
  var target: PackTarget
  var replaces: Bool

  /// So many drafts are in memory at a time.
  private static let atOnce = 32

  /// Packs all of them; one that cannot be packed does not stop the others.
  func run(
    _ folders: [String], progress: @Sendable (_ done: Int, _ all: Int) -> Void
  ) -> [PackedDraft] {
    var packed: [PackedDraft] = []
    var taken: [String: String] = [:]
    var settling: Settling?
    let done = Counter()
    for start in stride(from: 0, to: folders.count, by: Self.atOnce) {
      let some = Array(folders[start..<min(start + Self.atOnce, folders.count)])
      var prepared = some.concurrentMap(prepare)
      for index in prepared.indices { claim(&prepared[index], among: &taken) }
      let staged = prepared.concurrentMap { prepared in
        defer { progress(done.next(), folders.count) }
        return stage(prepared, synced: some.count == 1)
      }
      packed += settling?.outcome() ?? []
      settling = Settling { settle(staged, synced: some.count == 1) }
    }
    return packed + (settling?.outcome() ?? [])
  }

  /// The drafts of one batch getting their names while the next batch is read: the disk and the processors
  /// do not wait for each other.
  private final class Settling: Sendable {
    private let drafts = Mutex<[PackedDraft]>([])
    private let isDone = DispatchSemaphore(value: 0)

    init(_ settle: @escaping @Sendable () -> [PackedDraft]) {
      DispatchQueue.global().async {
        let settled = settle()
        self.drafts.withLock { $0 = settled }
        self.isDone.signal()
      }
    }

    /// Waits for it, once.
    func outcome() -> [PackedDraft] {
      isDone.wait()
      return drafts.withLock { $0 }
    }
  }

  private struct Prepared: Sendable {
    var draft: PackedDraft
    var package: DraftPackage?
  }

  private struct Staged: Sendable {
    var draft: PackedDraft
    var package: StagedPackage?
  }

  private func prepare(_ folder: String) -> Prepared {
    var draft = PackedDraft(folder: folder)
    do throws(Stop) {
      try requireDraft(folder, to: "pack")
      let package = try package(of: folder)
      draft.findings = package.findings.map { $0.about(folder) }
      draft.exemplar = package.exemplar?.id
      draft.version = package.exemplar?.version
      draft.files = package.items.count
      draft.isPublished = package.isUnchanged
      return Prepared(draft: draft, package: package.exemplar == nil ? nil : package)
    } catch {
      draft.trouble = error
      return Prepared(draft: draft)
    }
  }

  private func package(of folder: String) throws(Stop) -> DraftPackage {
    do throws(RepositoryError) {
      return try DraftPackage(
        of: folder, version: version, context: context, terms: terms, in: repository)
    } catch {
      throw Stop(error)
    }
  }

  /// Of two drafts for one file the second is refused.
  private func claim(_ prepared: inout Prepared, among taken: inout [String: String]) {
    guard let name = prepared.package?.name else { return }
    let path = target.path(of: name)
    if let other = taken[path] {
      prepared.package = nil
      prepared.draft.findings.append(
        Diagnostic(
          "same-package", .error, bundle: prepared.draft.folder, path: "exemplar.yaml", key: "id",
          "“\(other)” is packed as “\(path)” too.", remedy: "Give one of the two another id."))
    } else {
      taken[path] = prepared.draft.folder
    }
  }

  private func stage(_ prepared: Prepared, synced: Bool) -> Staged {
    var staged = Staged(draft: prepared.draft)
    guard let package = prepared.package, let name = package.name else { return staged }
    let path = target.path(of: name)
    do throws(RepositoryError) {
      staged.package = try PackageFile(path).stage(package, synced: synced)
      (staged.draft.file, staged.draft.gaveID) = (path, package.givesID)
    } catch {
      staged.draft.trouble = Stop(error)
    }
    return staged
  }

  /// Names what is written when all of it is on the disk: one sync serves them all.
  private func settle(_ staged: [Staged], synced: Bool) -> [PackedDraft] {
    let trouble = synced || !staged.contains { $0.package != nil } ? nil : target.sync()
    return staged.map { staged in
      guard let package = staged.package else { return staged.draft }
      guard let trouble else { return settle(package, staged.draft) }
      package.discard()
      return refused(staged.draft, trouble)
    }
  }

  private func settle(_ package: StagedPackage, _ draft: PackedDraft) -> PackedDraft {
    var draft = draft
    do throws(RepositoryError) {
      switch try package.settle(replacing: replaces) {
      case .written(let digest, let bytes):
        (draft.status, draft.digest, draft.bytes) = (.written, digest, bytes)
      case .unchanged(let digest, let bytes):
        (draft.status, draft.digest, draft.bytes) = (.unchanged, digest, bytes)
      case .occupied:
        draft.findings.append(occupied(draft.file ?? "", draft.folder))
        return refused(draft)
      }
      return draft
    } catch {
      return refused(draft, error)
    }
  }

  private func refused(_ draft: PackedDraft, _ trouble: RepositoryError? = nil) -> PackedDraft {
    var draft = draft
    (draft.status, draft.file, draft.gaveID) = (.refused, nil, false)
    draft.trouble = trouble.map { Stop($0) }
    return draft
  }

  private func occupied(_ path: String, _ folder: String) -> Diagnostic {
    Diagnostic(
      "exists", .error, bundle: folder, "“\(path)” is there already and holds something else.",
      remedy: "Name another file with -o, or replace it with --force.")
  }
}

/// How many drafts are done, by all threads.
private final class Counter: Sendable {
  private let done = Atomic(0)

  /// One more, counted.
  func next() -> Int { done.add(1, ordering: .relaxed).newValue }
}

/// The answer of `pack` as JSON, schema 1.
struct PackAnswer: Encodable {
  let schema = 1
  let packages: [Package]

  init(_ drafts: [PackedDraft]) { packages = drafts.map(Package.init) }

  /// One draft and what became of it.
  struct Package: Encodable {
    let packed: PackedDraft

    private enum CodingKeys: String, CodingKey {
      case draft, status, exemplar, version, file, digest, bytes, files, findings
    }

    /// Writes absent members as null.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(packed.folder, forKey: .draft)
      try container.encode(packed.status, forKey: .status)
      try container.encode(packed.exemplar, forKey: .exemplar)
      try container.encode(packed.version, forKey: .version)
      try container.encode(packed.file, forKey: .file)
      try container.encode(packed.digest, forKey: .digest)
      try container.encode(packed.bytes, forKey: .bytes)
      try container.encode(packed.files, forKey: .files)
      try container.encode(packed.findings, forKey: .findings)
    }
  }
}
