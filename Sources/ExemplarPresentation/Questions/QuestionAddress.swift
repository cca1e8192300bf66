/// Where a server answers a question: a path below its root, and parameters.
///
/// ```swift
/// QuestionAddress("search", parameters: [.init("q", "paper circuits")]).text
/// // "/api/v1/search?q=paper%20circuits"
/// ```
public struct QuestionAddress: Hashable, Sendable {
  /// One parameter; the same name may stand several times.
  public struct Parameter: Hashable, Sendable {
    public var name: String
    public var value: String

    /// Makes a parameter.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// `/api/v1/search`, its segments percent-encoded.
  public var path: String
  public var parameters: [Parameter]

  /// Makes an address below `/api/v1`; each segment stays one, whatever it holds.
  public init(_ segments: String..., parameters: [Parameter] = []) {
    path = "/api/v1" + segments.map { "/" + Links.pathSegment($0) }.joined()
    self.parameters = parameters
  }

  /// Path and query as they stand in a request line.
  public var text: String {
    guard !parameters.isEmpty else { return path }
    let pairs = parameters.map { "\(encoded($0.name))=\(encoded($0.value))" }
    return path + "?" + pairs.joined(separator: "&")
  }

  private func encoded(_ text: String) -> String {
    text == "." || text == ".." ? text : Links.pathSegment(text)
  }
}
