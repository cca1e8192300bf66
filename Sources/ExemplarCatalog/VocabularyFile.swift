public import ExemplarBundle
public import ExemplarVocabulary
package import Foundation

/// One file of `index/vocabularies/`: a vocabulary and where it comes from.
public struct VocabularyFile: Hashable, Sendable {
  public var vocabulary: Vocabulary
  /// The edition: `iste-students-2016`. An entry may name another.
  public var scheme: String
  public var publisher: String?
  /// The year of the edition.
  public var year: String?
  public var url: String?
  /// What may be done with the publisher's own texts, and what is repeated here.
  public var textLicense: String?
  /// A remark for readers.
  public var about: String?

  /// In messages: the folder's name and the file's.
  let path: String
  /// The line of each entry by its id.
  let lines: [String: Int]

  /// The largest file that is read: room for some ten thousand schools.
  static let mostBytes = 8 << 20

  /// The `.yaml` files of a folder by name.
  package static func urls(in folder: URL) throws(VocabularyFileError) -> [URL] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      throw .folder(folder.path, reason: error.localizedDescription)
    }
    let files = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
    if files.isEmpty { throw .noVocabulary(folder.path) }
    return files.map { folder.appending(path: $0) }
  }

  /// Reads one file.
  static func read(
    _ url: URL
  ) throws(VocabularyFileError) -> (file: VocabularyFile?, findings: [Diagnostic]) {
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: url))
    } catch {
      throw .file(url.path, reason: error.localizedDescription)
    }
    let folder = url.deletingLastPathComponent().lastPathComponent
    return read(bytes, path: "\(folder)/\(url.lastPathComponent)")
  }

  /// Reads a vocabulary from the bytes of a file, whose name without `.yaml` must be the vocabulary's.
  ///
  /// Nil when nothing can be understood; an entry that cannot be is left out and told as an error.
  public static func read(
    _ bytes: [UInt8], path: String
  ) -> (file: VocabularyFile?, findings: [Diagnostic]) {
    var limits = Limits.standard
    limits.recordBytes = mostBytes
    let (content, findings) = RecordValue.read(yaml: bytes, path: path, limits: limits)
    let told = findings.map(VocabularyFinding.retold)
    guard let content else { return (nil, told) }
    var reader = VocabularyFileReader(path: path)
    let file = reader.read(content)
    return (file, (told + reader.findings).inOrderOfPlace())
  }
}
