internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarVocabulary
internal import Foundation

/// The words of `token create`, read one by one; collects everything that is wrong with them.
struct TokenWords {
  /// A token for longer is one that nobody looks after.
  private static let mostDays = 3_650

  let roles: [String]
  let expires: String?
  private var items: [Problem.Item] = []

  init(roles: [String], expires: String?) {
    self.roles = roles
    self.expires = expires
  }

  /// The roles.
  mutating func readRoles() -> Set<Role> {
    var known: Set<Role> = []
    for word in roles {
      if let role = Role(rawValue: word.lowercased()) {
        known.insert(role)
      } else {
        let nearest = nearestWords(to: word, among: Role.allCases.map(\.rawValue)).first
        let advice = nearest.map { "Did you mean “\($0)”?" } ?? "The roles are \(Role.words)."
        items.append(.init(parameter: "role", detail: "“\(word)” is not a role. \(advice)"))
      }
    }
    return known
  }

  /// The moment from which the token opens nothing: the end of a day on the wall here, or some days from now.
  mutating func readEnd(from now: Date, in timeZone: TimeZone = .current) -> Date? {
    guard let expires else { return nil }
    if let day = CalendarDay(expires) { return Self.end(of: day, in: timeZone) }
    let digits = expires.dropLast()
    if expires.last == "d", !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) {
      if let days = Int(digits), (1...Self.mostDays).contains(days) {
        return now.addingTimeInterval(Double(days) * 86_400)
      }
      items.append(
        .init(
          parameter: "expires",
          detail: "“\(expires)” is not from 1d to \(Self.mostDays)d. Name a nearer day."))
      return nil
    }
    items.append(
      .init(
        parameter: "expires",
        detail: "“\(expires)” is neither a day nor a number of days. Write 2027-06-30, or 90d."))
    return nil
  }

  private static func end(of day: CalendarDay, in timeZone: TimeZone) -> Date? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let next = DateComponents(year: day.year, month: day.month, day: day.day + 1)
    return calendar.date(from: next)
  }

  /// What the workflow found; a role that could not be read is not missing.
  mutating func add(_ findings: [Diagnostic]) {
    let roleIsTold = items.contains { $0.parameter == "role" }
    for finding in findings where !(roleIsTold && finding.code == "missing-role") {
      let words = [finding.summary, finding.remedy].compactMap(\.self).joined(separator: " ")
      items.append(.init(parameter: finding.key == "name" ? nil : finding.key, detail: words))
    }
  }

  /// Everything that is wrong; nil where nothing is.
  var problem: Problem? {
    guard let first = items.first else { return nil }
    return Problem(
      code: "invalid-option", title: "An option has a value that it does not know",
      detail: items.count == 1
        ? first.detail : "The token was not made: \(items.count) things are wrong.",
      errors: items)
  }
}
