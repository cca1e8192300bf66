/// Why there is no answer, for programs and for people: a problem document of RFC 9457.
///
/// ```swift
/// let problem = Problem(
///   code: "unknown-exemplar", title: "There is no such exemplar", status: 404,
///   detail: "“paper-circuit” is not in the collection. Did you mean “paper-circuits”?")
/// problem.type    // "about:blank"
/// ```
public struct Problem: Hashable, Sendable, Error {
  /// One thing wrong with the input.
  public struct Item: Hashable, Sendable, Codable {
    /// The option or URL parameter: `grade`.
    public var parameter: String?
    /// The place in a JSON body (RFC 6901): `/notes`.
    public var pointer: String?
    /// In Unicode scalars of the value, from 0.
    public var position: Int?
    public var detail: String

    /// Makes an item.
    public init(
      parameter: String? = nil, pointer: String? = nil, position: Int? = nil, detail: String
    ) {
      self.parameter = parameter
      self.pointer = pointer
      self.position = position
      self.detail = detail
    }

    private enum CodingKeys: String, CodingKey {
      case parameter, pointer, position, detail
    }

    /// Writes absent members as null.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(parameter, forKey: .parameter)
      try container.encode(pointer, forKey: .pointer)
      try container.encode(position, forKey: .position)
      try container.encode(detail, forKey: .detail)
    }
  }

  /// A URI; `about:blank` where the title says it all (RFC 9457, section 4.2.1).
  public var type: String
  /// Stable, for programs: `unknown-exemplar`.
  public var code: String
  /// What kind of trouble, the same each time.
  public var title: String
  /// The HTTP status, where a server answers.
  public var status: Int?
  /// What happened this time, where, and what to do.
  public var detail: String
  public var errors: [Item]

  /// Makes a problem.
  public init(
    code: String, title: String, status: Int? = nil, detail: String, errors: [Item] = [],
    type: String = "about:blank"
  ) {
    self.code = code
    self.title = title
    self.status = status
    self.detail = detail
    self.errors = errors
    self.type = type
  }
}

extension Problem: Codable {
  private enum CodingKeys: String, CodingKey {
    case type, code, title, status, detail, errors
  }

  /// Writes a problem document; an absent status is left out, since RFC 9457 types it as a number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(type, forKey: .type)
    try container.encode(code, forKey: .code)
    try container.encode(title, forKey: .title)
    try container.encodeIfPresent(status, forKey: .status)
    try container.encode(detail, forKey: .detail)
    try container.encode(errors, forKey: .errors)
  }
}
