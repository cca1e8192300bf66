internal import ExemplarBundle
internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Foundation
internal import Xapian

/// Writes the columns file of each commit beside its database, and keeps that of the commit before it for who still
/// reads that one.
///
/// A kill leaves a whole file or none, and a reader does without one that is missing.
struct ColumnsKeeper {
  /// The database.
  private let path: String
  private let layout: ColumnLayout
  /// The commit that the file in place belongs to; nil before there is one.
  private var revision: UInt64?
  /// Documents that were written or taken out since.
  private var changed: Set<UInt32> = []

  /// The columns of a database, which is at a revision.
  init(path: String, fields: [Field], revision: UInt64? = nil) {
    self.path = path
    self.revision = revision
    layout = ColumnsKeeper.layout(fields)
  }

  /// Facets are counted and numbers compared; the other slots are sorted by.
  static func layout(_ fields: [Field]) -> ColumnLayout {
    let sets = fields.compactMap { TermLayout.Slot.facet($0.name, in: fields) }
    let slots = TermLayout.Slot.self
    return ColumnLayout(
      counted: Set(fields.compactMap(\.slot) + sets + [slots.school]).sorted(),
      sorted: [slots.identifier, slots.newest, slots.title, slots.grade])
  }

  /// Remembers a document that the next commit changes.
  mutating func note(_ document: UInt32) { changed.insert(document) }

  /// Writes the file of the newest commit, unless it is there.
  ///
  /// - Returns: what was wrong with the one that was there.
  @discardableResult
  mutating func follow(thoroughly: Bool = false) throws(XapianError) -> ColumnsFault? {
    let database = try Database(path: path)
    let newest = try database.revision
    let fault = try database.columnsFault(thoroughly: thoroughly)
    if let fault {
      // A folder in its place could not be replaced; where it stays, writing tells why.
      try? FileManager.default.removeItem(atPath: fault.path)
      try database.writeColumns(layout, after: revision, changed: changed.sorted())
    }
    let kept = Set([newest, revision ?? newest])
    revision = newest
    changed = []
    removeAll(but: kept)
    return fault
  }

  private func removeAll(but revisions: Set<UInt64>) {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    let kept = revisions.map { url.lastPathComponent + ".columns.\($0)" }
    // A file too many costs room and nothing else; the next commit tries again.
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(url.lastPathComponent + ".columns.") && !kept.contains(name) {
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }
}

extension ColumnsFault {
  /// What an index tells of a file that it had to write anew.
  var written: Diagnostic {
    Diagnostic(
      "index-columns", .note, path: path,
      "The columns of the index were not used, because the file \(reason). They were written anew.")
  }

  /// What a look at the index tells.
  var finding: Diagnostic {
    IndexDifference.unused("index-columns", "columns", path: path, reason: reason)
  }
}
