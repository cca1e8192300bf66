/// Why the folder of vocabularies could not be read at all.
public enum VocabularyFileError: Error, Hashable, Sendable {
  /// There is no such folder, or it may not be read.
  case folder(String, reason: String)
  /// The folder holds no vocabulary.
  case noVocabulary(String)
  /// One file may not be read.
  case file(String, reason: String)
}

extension VocabularyFileError: CustomStringConvertible {
  /// What failed, where, and what to do.
  public var description: String {
    switch self {
    case .folder(let path, let reason):
      "The folder of vocabularies “\(path)” cannot be read: \(reason)."
    case .noVocabulary(let path):
      """
      The folder “\(path)” holds no vocabulary. It should hold files such as “grades.yaml”; “exemplar \
      init” makes a repository with them.
      """
    case .file(let path, let reason): "The vocabulary “\(path)” cannot be read: \(reason)."
    }
  }
}
