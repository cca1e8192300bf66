public import ExemplarBundle
public import ExemplarCatalog
internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Foundation

extension Vocabularies {
  /// The vocabularies of a repository, and all that is wrong with them.
  ///
  /// Reading and checking the files takes longer than all else that a short command does, so what was read without a
  /// finding is kept, and taken from there as long as the files are the same byte for byte.
  public static func load(
    of repository: Repository
  ) throws(VocabularyFileError) -> (vocabularies: Vocabularies, findings: [Diagnostic]) {
    let kept = KeptVocabularies(repository)
    let digest = kept.digest()
    if let digest, let vocabularies = kept.read(digest) { return (vocabularies, []) }
    let (vocabularies, findings) = try load(folder: kept.folder)
    // Not what somebody changed meanwhile.
    if let digest, findings.isEmpty, kept.digest() == digest {
      kept.write(vocabularies, digest)
    }
    return (vocabularies, findings)
  }
}

/// `.exemplar/vocabularies`: derived, renamed into place when it is whole.
///
/// Heading, digest of the files that were read, digest of what follows, vocabularies.
package struct KeptVocabularies {
  private let path: String
  private let root: URL
  /// Where the files are.
  fileprivate let folder: URL

  package init(_ repository: Repository) {
    path = repository.stateFolder + "/vocabularies"
    root = URL(fileURLWithPath: repository.root)
    folder = root.appendingPathComponent(Self.files)
  }

  private static let files = "index/vocabularies"

  /// The form: another one when files are read or checked otherwise, or vocabularies are stored otherwise.
  private static let heading = "exemplar-vocabularies 1"

  /// The digest of all files that vocabularies are read from, their names included; nil where one cannot be read.
  package func digest() -> String? {
    // Why it cannot be read, reading tells.
    guard let files = try? VocabularyFile.urls(in: folder) else { return nil }
    let names = files.map { "\(Self.files)/\($0.lastPathComponent)" }
    return try? IndexSettings.digest(of: names, in: root)
  }

  /// What was kept of files with a digest; nil where that was of others, or is damaged.
  package func read(_ digest: String) -> Vocabularies? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return try? read(Array(data), digest)
  }

  private func read(_ bytes: [UInt8], _ digest: String) throws(StoredFormatError) -> Vocabularies? {
    var reader = ByteReader(bytes, what: "vocabularies")
    guard try reader.text() == Self.heading, try reader.text() == digest else { return nil }
    let check = try reader.text()
    let stored = try reader.block()
    guard sha256(of: stored) == check else { return nil }
    var list = ByteReader(stored, what: "vocabularies")
    return Vocabularies(
      all: try list.list { (reader: inout ByteReader) throws(StoredFormatError) in
        try Vocabulary(stored: try reader.block())
      })
  }

  /// Keeps vocabularies. Who may not write goes on without.
  package func write(_ vocabularies: Vocabularies, _ digest: String) {
    var list = ByteWriter()
    list.list(vocabularies.all) { $0.block($1.stored) }
    var writer = ByteWriter()
    writer.text(Self.heading)
    writer.text(digest)
    writer.text(sha256(of: list.bytes))
    writer.block(list.bytes)
    try? Data(writer.bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
