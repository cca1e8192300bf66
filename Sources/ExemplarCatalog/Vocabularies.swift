public import ExemplarBundle
public import ExemplarVocabulary
public import Foundation

/// The vocabularies of a repository: what `index/vocabularies/` says.
///
/// ```swift
/// let (vocabularies, findings) = try Vocabularies.load(folder: index.appending(path: "vocabularies"))
/// vocabularies["iste"]?.resolve("1.4.a").entry?.id   // "4a"
/// findings                                          // [] for the files that come with the program
/// ```
public struct Vocabularies: Hashable, Sendable {
  /// Ordered by name.
  public let all: [Vocabulary]

  /// Gathers vocabularies; of two with one name the first counts.
  public init(all: [Vocabulary]) {
    var seen: Set<String> = []
    self.all = all.filter { seen.insert($0.name).inserted }.sorted { $0.name < $1.name }
  }

  /// The vocabulary of this name: `schools`.
  public subscript(name: String) -> Vocabulary? { all.first { $0.name == name } }

  /// Reads every `.yaml` file of a folder and tells all that is wrong with them, in order of place.
  ///
  /// An entry that cannot be understood is left out and told as an error; throws only when the folder or a
  /// file cannot be read at all.
  public static func load(
    folder: URL
  ) throws(VocabularyFileError) -> (vocabularies: Vocabularies, findings: [Diagnostic]) {
    var files: [VocabularyFile] = []
    var findings: [Diagnostic] = []
    for url in try VocabularyFile.urls(in: folder) {
      let reading = try VocabularyFile.read(url)
      findings += reading.findings
      if let file = reading.file { files.append(file) }
    }
    let vocabularies = Vocabularies(all: files.map(\.vocabulary))
    findings += files.flatMap { VocabularyRelations(file: $0, among: vocabularies).findings }
    return (vocabularies, findings.inOrderOfPlace())
  }
}

extension [Diagnostic] {
  /// By file, then by line; what stands on one line keeps its order.
  func inOrderOfPlace() -> [Diagnostic] {
    enumerated().sorted { one, other in
      (one.element.path ?? "", one.element.line ?? 0, one.offset)
        < (other.element.path ?? "", other.element.line ?? 0, other.offset)
    }.map(\.element)
  }
}
