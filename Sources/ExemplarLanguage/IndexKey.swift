/// The names under which the index keeps what is not a posting: its configuration, texts, records.
public enum IndexKey {
  /// The form of everything below; an index of another form is rebuilt.
  public static let format = "format"
  /// What ``format`` holds today. Another number whenever lessons are indexed in another way.
  public static let currentFormat = "exemplar-index-5"
  /// Opaque, another at every commit.
  public static let revision = "revision"
  /// The digest of the files under `index/` that it was built with.
  public static let configuration = "configuration"
  /// Sizes and times of those files and of `exemplars/`.
  public static let sources = "sources"
  /// Which ``ConfigurationFile`` holds the same as the five that follow.
  public static let configurationFile = "configuration-file"
  /// The field table.
  public static let fields = "fields"
  /// The synonym table.
  public static let synonyms = "synonyms"
  /// The names by which plain words call values.
  public static let names = "names"
  /// The glossary.
  public static let glossary = "glossary"
  /// The rules of all languages of the collection.
  public static let languages = "languages"
  /// The facet dictionary.
  public static let facets = "facets"
  /// Which part of the collection it holds; absent where it holds all of it.
  public static let shard = "shard"
  /// A resolved vocabulary.
  public static func vocabulary(_ name: String) -> String { "vocabulary:" + name }
  /// What all keys of vocabularies begin with.
  public static let vocabularyPrefix = "vocabulary:"
  /// Digest and version of the bag that an exemplar was indexed from.
  public static func bag(_ id: String) -> String { "bag:" + id }
  /// What all keys of bags begin with.
  public static let bagPrefix = "bag:"
  /// The plain text of an exemplar, for snippets.
  public static func text(_ id: String) -> String { "text:" + id }
  /// The record and Markdown of an exemplar, for `show`; its card is the document's data.
  public static func detail(_ id: String) -> String { "detail:" + id }
  /// Everything that is kept of an exemplar beside its document.
  public static func all(of id: String) -> [String] { [text(id), detail(id), bag(id)] }

  /// True for what ``format`` held in an earlier release, and not in a later one.
  public static func isEarlier(format: String) -> Bool {
    func number(_ format: String) -> Int? {
      let name = "exemplar-index-"
      return format.hasPrefix(name) ? Int(format.dropFirst(name.count)) : nil
    }
    guard let form = number(format), let current = number(currentFormat) else { return false }
    return form < current
  }
}
