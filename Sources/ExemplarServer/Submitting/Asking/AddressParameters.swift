internal import ExemplarPresentation
internal import ExemplarVocabulary
internal import HTTPTypes
internal import Hummingbird

/// The parameters of an address that is understood strictly: what is not known is told, with the nearest name.
///
/// ```swift
/// let parameters = try AddressParameters(request, known: ["state", "mine"])
/// try parameters.all("state", most: 9)   // ["submitted", "approved"]
/// ```
struct AddressParameters {
  private let values: [(name: String, value: String)]

  /// Reads an address; throws 400 with everything that is not known.
  init(_ request: Request, known: [String]) throws {
    values = try URLParameters(request.uri.query).list.map { ($0.name, $0.value) }
    let errors = values.filter { !known.contains($0.name) }.map { name, _ in
      let nearest = nearestWords(to: name, among: known).first
      let advice =
        nearest.map { "Did you mean “\($0)”?" }
        ?? (known.isEmpty ? "There are none here." : "They are \(known.joined(separator: ", ")).")
      return Problem.Item(
        parameter: name, detail: "“\(name)” is not a parameter of this address. \(advice)")
    }
    if let first = errors.first { throw Self.problem(first.detail, errors) }
  }

  /// Every value of a parameter that may stand more than once.
  func all(_ name: String, most: Int) throws -> [String] {
    let all = all(name)
    guard all.count <= most else {
      throw Self.invalid(
        name, "“\(name)” stands \(all.count) times; at most \(most) are allowed.")
    }
    return all
  }

  /// The value of a parameter that stands once.
  func one(_ name: String) throws -> String? {
    let all = all(name)
    guard all.count <= 1 else { throw Self.invalid(name, "“\(name)” stands \(all.count) times.") }
    return all.first
  }

  /// `true` or `false`; false where it is absent.
  func flag(_ name: String) throws -> Bool {
    guard let text = try one(name) else { return false }
    guard let flag = Bool(text) else {
      throw Self.invalid(
        name, "“\(text)” is not a value of \(name). Use one of: true, false.")
    }
    return flag
  }

  /// A whole number in a range.
  func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = try one(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw Self.invalid(
        name, "“\(text)” is not a number from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }

  /// One of some words.
  static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, of name: String, as: Word.Type = Word.self
  ) throws -> Word where Word.RawValue == String {
    if let word = Word(rawValue: text.lowercased()) { return word }
    let words = Word.allCases.map(\.rawValue)
    let nearest = nearestWords(to: text, among: words).first
    let advice =
      nearest.map { "Did you mean “\($0)”?" } ?? "Use one of: \(words.joined(separator: ", "))."
    throw invalid(name, "“\(text)” is not a value of \(name). \(advice)")
  }

  static func invalid(_ name: String, _ detail: String) -> ServerProblem {
    problem(detail, [.init(parameter: name, detail: detail)])
  }

  private func all(_ name: String) -> [String] {
    values.filter { $0.name == name }.map(\.value)
  }

  private static func problem(_ detail: String, _ errors: [Problem.Item]) -> ServerProblem {
    ServerProblem(
      .badRequest, "invalid-parameter", "A parameter cannot be used", detail, errors: errors)
  }
}
