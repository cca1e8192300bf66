internal import HTTPTypes
internal import Hummingbird

/// What stands in the variable places of a path, decoded.
extension ServerContext {
  /// One segment: the `{name}` of a path.
  func word(_ name: String) throws(ServerProblem) -> String {
    let word = try Self.decoded(coreContext.parameters[name[...]] ?? "")
    if word.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw .malformedPath(
        "The \(name) of the path holds a control character. Write it without.")
    }
    return word
  }

  /// The rest of a path after so many segments, slashes and all that stands between them included.
  static func rest(of path: String, after segments: Int) throws(ServerProblem) -> String {
    let all = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    return try decoded(path[(all.dropFirst(segments).first?.startIndex ?? path.endIndex)...])
  }

  private static func decoded(_ text: Substring) throws(ServerProblem) -> String {
    guard let word = PercentEncoding.decoded(text) else {
      throw .malformedPath(
        "“\(text)” is not percent-encoded UTF-8. Write every byte that is no letter, digit, “-”, “.”, “_” or “~” as “%” and two hexadecimal digits."
      )
    }
    return word
  }
}

extension ServerProblem {
  static func malformedPath(_ detail: String) -> ServerProblem {
    ServerProblem(.badRequest, "malformed-path", "The path of the URL cannot be read", detail)
  }
}
