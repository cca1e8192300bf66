internal import ExemplarBundle
internal import ExemplarVocabulary

/// What can be wrong in a vocabulary's file: the facts, and their words beside them.
enum VocabularyFinding {
  case unknownKey(String, nearest: String?)
  case missingKey(String, of: String, example: String)
  case notText(String)
  case notList(String)
  case notMapping(String)
  case otherName(String, file: String)
  case badId(String)
  case duplicateId(String, earlier: Int)
  case unknownParent(String, of: String, nearest: [String])
  case parentCircle(String)
  case unknownCover(String, of: String, nearest: [String])
  case unknownRelated(String, of: String)
  case sharedName(String, ids: [String])
  case hiddenName(String, of: String, by: String)

  /// Stable, for programs.
  var code: String {
    switch self {
    case .unknownKey: "unknown-key"
    case .missingKey: "missing-key"
    case .notText, .notList, .notMapping: "wrong-shape"
    case .otherName: "vocabulary-name"
    case .badId: "entry-id"
    case .duplicateId: "duplicate-id"
    case .unknownParent: "unknown-parent"
    case .parentCircle: "parent-circle"
    case .unknownCover: "unknown-cover"
    case .unknownRelated: "unknown-related"
    case .sharedName: "shared-name"
    case .hiddenName: "hidden-name"
    }
  }

  /// Names that lead nowhere or to two places are warnings: resolution tells them again.
  var severity: Diagnostic.Severity {
    switch self {
    case .unknownKey, .unknownRelated, .sharedName, .hiddenName: .warning
    default: .error
    }
  }

  /// What is wrong.
  var summary: String {
    switch self {
    case .unknownKey(let key, _): "“\(key)” is not a key of a vocabulary."
    case .missingKey(let key, let owner, _): "\(owner) has no “\(key)”."
    case .notText(let key): "“\(key)” is not one text."
    case .notList(let key): "“\(key)” is not a list."
    case .notMapping(let what): "\(what) is not a list of keys with values."
    case .otherName(let name, let file): "The vocabulary “\(name)” stands in the file “\(file)”."
    case .badId(let id): "“\(id)” cannot be an id: it has a space, a comma or a colon."
    case .duplicateId(let id, let earlier): "The id “\(id)” stands here and on line \(earlier)."
    case .unknownParent(let parent, let id, _): "The parent “\(parent)” of “\(id)” does not exist."
    case .parentCircle(let id): "“\(id)” is part of itself: its parents go round in a circle."
    case .unknownCover(let cover, let id, _): "“\(cover)”, covered by “\(id)”, does not exist."
    case .unknownRelated(let value, let id): "“\(value)”, related to “\(id)”, does not exist."
    case .sharedName(let name, let ids):
      "“\(name)” is a name of \(ids.map { "“\($0)”" }.joined(separator: " and of "))."
    case .hiddenName(let name, let id, let other):
      "“\(name)” of “\(id)” is understood as “\(other)”."
    }
  }

  /// What to do.
  var remedy: String {
    switch self {
    case .unknownKey(_, let nearest):
      nearest.map { "Did you mean “\($0)”?" }
        ?? "Remove it; the README beside the file lists the keys."
    case .missingKey(let key, _, let example): "Write “\(key): \(example)”."
    case .notText(let key): "Write one value after “\(key):”."
    case .notList(let key): "Write “\(key): […]” or one value a line after “- ”."
    case .notMapping: "Write one “key: value” a line."
    case .otherName(let name, _): "Name the file “\(name).yaml”, or change the name in it."
    case .badId: "Write it with hyphens, as “canoga-park-es”, and the name as its label."
    case .duplicateId: "Give one of the two another id."
    case .unknownParent(_, _, let nearest), .unknownCover(_, _, let nearest):
      nearest.isEmpty
        ? "Write the id of an entry of this file." : "Did you mean “\(nearest[0])”?"
    case .parentCircle: "Remove one of the parents."
    case .unknownRelated: "Write it as “concepts:AP.control”: a vocabulary and an id of it."
    case .sharedName:
      "Keep it with one of them, or list it under “ambiguous” with the reason."
    case .hiddenName: "Remove it here, or rename the other."
    }
  }

  /// The finding at its place.
  func at(_ line: Int?, of path: String, key: String? = nil) -> Diagnostic {
    Diagnostic(code, severity, path: path, line: line, key: key, summary, remedy: remedy)
  }

  /// A finding of the YAML reader, which speaks of records, in words for a vocabulary.
  static func retold(_ finding: Diagnostic) -> Diagnostic {
    var finding = finding
    switch finding.code {
    case "record-empty":
      finding.code = "vocabulary-empty"
      finding.summary = "The vocabulary is empty."
      finding.remedy = "Write its name, title, scheme and entries."
    case "record-not-mapping":
      finding.code = "vocabulary-not-mapping"
      finding.summary = "The vocabulary is not a list of keys with values."
      finding.remedy = "Write one “key: value” a line, beginning with “name:”."
    default: break
    }
    return finding
  }
}
