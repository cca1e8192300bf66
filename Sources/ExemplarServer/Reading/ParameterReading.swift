internal import ExemplarPresentation
internal import ExemplarSearch
internal import ExemplarVocabulary
internal import HTTPTypes

/// Reads the parameters of one request by name, and keeps everything that is wrong with them.
///
/// ```swift
/// var reading = ParameterReading(parameters)
/// let limit = reading.number("limit", in: 1...20) ?? 10
/// try reading.finish()
/// ```
struct ParameterReading {
  /// What is wrong with a parameter.
  struct Fault {
    var code: String
    var parameter: String
    var detail: String
  }

  let parameters: URLParameters
  private(set) var faults: [Fault] = []
  /// The names that were asked for.
  private(set) var known: [String] = []

  init(_ parameters: URLParameters) { self.parameters = parameters }

  /// One text; nil where it is not given.
  mutating func text(_ names: String...) -> String? { one(names)?.value }

  /// `true` or `false`.
  mutating func flag(_ name: String) -> Bool {
    guard let value = one([name])?.value else { return false }
    if value != "true", value != "false" {
      tell(
        "invalid-parameter", name, "“\(value)” is not a value of \(name). Use one of: true, false.")
    }
    return value == "true"
  }

  /// One of a few words, in any case.
  mutating func choice(_ name: String, of words: [String]) -> String? {
    guard let value = one([name])?.value else { return nil }
    let word = value.lowercased()
    if !words.contains(word) { tell(.option(name: name, value: value, allowed: words), name) }
    return words.contains(word) ? word : nil
  }

  /// A whole number; what lies above is past a limit of that name.
  mutating func number(
    _ names: String..., from least: Int = 1, to most: Int = .max, what: String? = nil
  ) -> Int? {
    guard let (name, value) = one(names) else { return nil }
    let isDigits = !value.isEmpty && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
    let number = isDigits ? Int(value) ?? .max : -1
    if number < least || (number > most && what == nil) {
      let range = most == .max ? "from \(least)" : "from \(least) to \(most)"
      tell(.option(name: name, value: value, allowed: ["a whole number \(range)"]), name)
    } else if number > most, let what {
      tell(.limit(what: what, asked: number, allowed: most), name)
    } else {
      return number
    }
    return nil
  }

  /// Words between commas; the parameter may repeat.
  mutating func words(_ name: String) -> [String] {
    known.append(name)
    return parameters[name].flatMap { value in
      value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// All values of a parameter that may repeat.
  mutating func values(_ name: String) -> [String] {
    known.append(name)
    return parameters[name]
  }

  private mutating func one(_ names: [String]) -> (name: String, value: String)? {
    known += names
    let given = parameters.list.filter { names.contains($0.name) }
    if given.count > 1, let last = given.last {
      let both = Set(given.map(\.name)).sorted().joined(separator: " and ")
      tell("invalid-parameter", last.name, "\(both) can be given once, not \(given.count) times.")
    }
    return given.first.map { ($0.name, $0.value) }
  }

  // MARK: Faults

  /// Keeps what is wrong, in the words that a command has for it.
  mutating func tell(_ error: SearchError, _ parameter: String) {
    tell(error.code, parameter, error.description)
  }

  private mutating func tell(_ code: String, _ parameter: String, _ detail: String) {
    faults.append(Fault(code: code, parameter: parameter, detail: detail))
  }

  /// Parameters that nobody asked for, each once; `others` are names beside those that were read.
  func unknown(others: [String] = []) -> [UnknownParameter] {
    let names = known + others
    var unknown: [UnknownParameter] = []
    for name in parameters.list.map(\.name)
    where !names.contains(name) && !unknown.contains(where: { $0.name == name }) {
      unknown.append(
        UnknownParameter(name: name, nearest: nearestWords(to: name, among: names, limit: 3)))
    }
    return unknown
  }

  /// Ends the request where something is wrong, with all of it.
  func finish(refusing unknown: [UnknownParameter] = []) throws(ServerProblem) {
    let all = faults + unknown.map(\.fault)
    guard let first = all.first else { return }
    let isAlike = all.allSatisfy { $0.code == first.code }
    throw ServerProblem(
      .badRequest, isAlike ? first.code : "invalid-parameter", "A parameter cannot be used",
      all.map(\.detail).joined(separator: "\n"),
      errors: all.map { .init(parameter: $0.parameter, detail: $0.detail) })
  }

  /// The same for a request whose answer has no place for a warning: what is not known is wrong.
  func finishStrictly() throws(ServerProblem) { try finish(refusing: unknown()) }
}

/// A parameter that a request does not have.
struct UnknownParameter: Hashable {
  var name: String
  /// Those that there are, nearest first.
  var nearest: [String]

  private static let code = "unknown-parameter"
  private var hint: String { nearest.first.map { " Did you mean “\($0)”?" } ?? "" }

  /// As an answer tells it.
  var warning: QueryWarning {
    QueryWarning(
      code: Self.code, position: nil, length: nil,
      message: "“\(name)” is not a parameter here, so it is not looked at.\(hint)",
      suggestions: nearest)
  }

  /// Where it ends the request.
  fileprivate var fault: ParameterReading.Fault {
    .init(
      code: Self.code, parameter: name,
      detail: "“\(name)” is not a parameter here.\(hint.isEmpty ? " Leave it out." : hint)")
  }
}
