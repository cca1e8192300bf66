public import ExemplarBundle
internal import ExemplarVocabulary
internal import Foundation

/// A draft to begin with: a record with remarks, headings for the lesson's parts, and the two folders.
///
/// ```swift
/// var draft = NewDraft(vocabularies: vocabularies)
/// draft.values[.title] = RecordValue(.text("Paper Circuits"))
/// try draft.write(to: .init("paper-circuits"))   // all of it or nothing
/// draft.missing                            // [.summary, .language, …]
/// ```
/// Filled in, it passes every check; as it is written, a check tells what is missing and nothing else.
public struct NewDraft: Sendable {
  /// What is known already, by key.
  public var values: [RecordKey: RecordValue]
  private let vocabularies: Vocabularies

  /// Begins with some values; examples come from the vocabularies.
  public init(vocabularies: Vocabularies, values: [RecordKey: RecordValue] = [:]) {
    self.values = values
    self.vocabularies = vocabularies
  }

  /// The required keys that are still to be filled in, in the order of the record.
  public var missing: [RecordKey] {
    RecordKey.allCases.filter { $0.isRequired && $0 != .schema && values[$0] == nil }
  }

  /// True when neither an ISTE standard nor a concept is named.
  public var lacksFramework: Bool { values[.iste] == nil && values[.concepts] == nil }

  /// The files with their texts, in the order in which a person fills them in.
  public var files: [(path: String, text: String)] {
    let tag = text(.language).map { written in
      vocabularies["languages"]?.resolve(written).entry?.id ?? written
    }
    let language = DraftLanguage(tag)
    let record = RecordSkeleton(values: values, language: language, vocabularies: vocabularies)
    return [("exemplar.yaml", record.text)]
      + PartSkeleton.all(language, title: text(.title)).map { ("\($0.name).md", $0.text) }
  }

  /// Folders that are there from the beginning.
  public static let folders = ["materials", "artifacts"]

  private func text(_ key: RecordKey) -> String? {
    if case .text(let text) = values[key]?.content { text } else { nil }
  }

  /// A place where nothing is, or an empty folder.
  public struct Place: Sendable {
    fileprivate let folder: NewFolder

    /// Looks at the place; anything there is refused, by name, before somebody answers questions for nothing.
    public init(_ folder: String) throws(RepositoryError) { self.folder = try NewFolder(folder) }
  }

  /// Writes the draft: beside its place first, and renamed when all is there.
  public func write(to place: Place) throws(RepositoryError) {
    try place.folder.make { (place) throws(RepositoryError) in
      for (path, text) in files { try NewFolder.write(Data(text.utf8), to: "\(place)/\(path)") }
      for name in Self.folders { try NewFolder.makeFolder("\(place)/\(name)") }
    }
  }
}
