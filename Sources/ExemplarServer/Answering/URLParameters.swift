internal import ExemplarPresentation
internal import HTTPTypes

/// The parameters of a URL, decoded, in their order.
///
/// ```swift
/// let parameters = try URLParameters("q=paper+circuits&grade=3&grade=4")
/// parameters["grade"]   // ["3", "4"]
/// ```
struct URLParameters: Hashable, Sendable {
  /// How many there may be.
  static let most = 200

  private(set) var list: [QuestionAddress.Parameter] = []

  /// Reads what stands behind the question mark.
  ///
  /// - Throws: `malformed-query`, with each parameter that cannot be decoded; `limit-exceeded` for too many.
  init(_ query: String?) throws(ServerProblem) {
    guard let query, !query.isEmpty else { return }
    var faults: [Problem.Item] = []
    for pair in query.split(separator: "&").prefix(Self.most + 1) {
      let name = pair.prefix { $0 != "=" }
      let value = pair.dropFirst(name.count + 1)
      switch (decoded(name), decoded(value)) {
      case (let name?, let value?): list.append(.init(name, value))
      case (let known, _):
        faults.append(
          .init(
            parameter: known ?? String(name),
            detail:
              "The \(known == nil ? "name" : "value") of this parameter is not percent-encoded UTF-8."
          ))
      }
    }
    guard list.count + faults.count <= Self.most else { throw .tooManyParameters }
    guard faults.isEmpty else { throw .malformedQuery(faults) }
  }

  /// All values of a parameter.
  subscript(name: String) -> [String] { list.filter { $0.name == name }.map(\.value) }
}

private func decoded(_ text: Substring) -> String? {
  PercentEncoding.decoded(text, isQuery: true)
}

extension ServerProblem {
  fileprivate static func malformedQuery(_ faults: [Problem.Item]) -> ServerProblem {
    ServerProblem(
      .badRequest, "malformed-query", "The query of the URL cannot be read",
      "Write every byte that is no letter, digit, “-”, “.”, “_” or “~” as “%” and two hexadecimal digits of its UTF-8.",
      errors: faults)
  }

  fileprivate static var tooManyParameters: ServerProblem {
    ServerProblem(
      .badRequest, "limit-exceeded", "The question is too long",
      "The URL has more than \(URLParameters.most) parameters. Leave some out.")
  }
}
