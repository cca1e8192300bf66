public import ExemplarBundle

/// Why nothing can be judged.
public enum JudgingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file is not there or cannot be read.
  case unreadable(String, reason: String)
  /// Nothing in a file can be used.
  case nothingIn(String, [Diagnostic])
  /// A file or folder cannot be written.
  case cannotWrite(String, reason: String)
  /// What is named is neither a collection nor judgments.
  case notJudged(String)
  /// A field whose weight is to change has none.
  case noTextField(String, known: [String])
  /// No question is of a kind.
  case unknownKind(String, known: [String])
  /// A file that no run was saved in.
  case notARun(String, reason: String)

  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .nothingIn(let path, _):
      "Nothing in \(path) can be judged with: at least one query needs a document with a grade of 1 or more."
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    case .notJudged(let path):
      "“\(path)” is neither a collection (docs.jsonl, queries.jsonl, qrels.tsv) nor a folder of judgments (*.yaml)."
    case .noTextField(let name, let known):
      "“\(name)” is not a field with a weight. Use one of: \(known.joined(separator: ", "))."
    case .unknownKind(let kind, let known):
      "No question is of the kind “\(kind)”. Use one of: \(known.joined(separator: ", "))."
    case .notARun(let path, let reason):
      "\(path) holds no run that tools/judge --save wrote: \(reason)"
    }
  }

  /// What was wrong in the files, line by line.
  public var findings: [Diagnostic] {
    if case .nothingIn(_, let findings) = self { findings } else { [] }
  }
}
