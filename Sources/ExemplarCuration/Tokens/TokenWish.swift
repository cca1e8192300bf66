internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarVocabulary
internal import Foundation

/// A wanted token, looked at: what it is to be, and everything that is wrong with it.
struct TokenWish {
  private static let longestName = 100

  let name: String
  /// The ids of the schools; nil: any.
  private(set) var schools: Set<String>?
  private(set) var findings: [Diagnostic] = []

  init(_ wanted: NewToken, schools vocabulary: Vocabulary?, now: Date) {
    name = wanted.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    checkName()
    if wanted.roles.isEmpty {
      tell(
        "missing-role", "role", "A token needs a role: what its bearer may do.",
        "The roles are \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    resolve(wanted.schools, vocabulary)
    if !wanted.schools.isEmpty, !wanted.roles.isEmpty, !wanted.roles.contains(.facilitator) {
      tell(
        "school-without-facilitator", "school",
        "Schools say what a facilitator may submit, and the token has another role.",
        "Leave out the schools, or add the role facilitator.")
    }
    if let expires = wanted.expires, expires <= now {
      tell(
        "bad-day", "expires",
        "The token would end on \(expires.formatted(.iso8601)), which is over.",
        "Name a day from today on, or a number of days such as 90d.")
    }
  }

  private mutating func checkName() {
    if name.isEmpty {
      tell("missing-name", "name", "A token needs a name.", "Its acts are recorded under it.")
    } else if name.unicodeScalars.contains(where: { $0.properties.generalCategory.isHidden }) {
      tell(
        "bad-name", "name", "The name holds characters that nobody can see.",
        "Write it with letters, digits and spaces.")
    } else if name.count > Self.longestName {
      tell(
        "bad-name", "name", "The name has \(name.count) characters.",
        "Use \(Self.longestName) at most.")
    }
  }

  private mutating func resolve(_ names: [String], _ vocabulary: Vocabulary?) {
    guard !names.isEmpty else { return }
    guard let vocabulary else {
      return tell(
        "vocabulary-missing", "school", "The vocabulary “schools” is missing.",
        "Put schools.yaml back into index/vocabularies/.")
    }
    var ids: Set<String> = []
    for name in names {
      do throws(ValueError) { ids.insert(try vocabulary.entry(for: name).id) } catch {
        tell("unknown-value", "school", error.summary, error.remedy)
      }
    }
    schools = ids
  }

  private mutating func tell(
    _ code: String, _ key: String, _ summary: String, _ remedy: String?
  ) {
    findings.append(Diagnostic(code, .error, key: key, summary, remedy: remedy))
  }
}

extension Unicode.GeneralCategory {
  /// True for what changes a line of text and leaves no mark on it.
  fileprivate var isHidden: Bool {
    switch self {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }
}
