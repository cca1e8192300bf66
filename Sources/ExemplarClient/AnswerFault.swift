/// An answer that does not come from an Exemplar server of this release.
public struct AnswerFault: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Of another media type, with the HTTP status.
    case type(String?, status: Int)
    /// The type is right, the content is not.
    case unreadable(String)
    /// More than is read.
    case tooLarge(Int)
    /// Not HTTP at all.
    case noHTTP
    /// Of a form that this program does not know.
    case schema(String)
  }

  let kind: Kind
  public let server: ServerAddress

  /// Stable, for programs.
  public var code: String {
    if case .schema = kind { "network-schema" } else { "network-answer" }
  }

  /// What kind of trouble it is.
  public var title: String {
    if case .schema = kind {
      "The server is of another release"
    } else {
      "This is no Exemplar server"
    }
  }
}

extension AnswerFault: CustomStringConvertible {
  /// What came, and what to do.
  public var description: String {
    switch kind {
    case .schema(let words): "\(server.text) answered in a form that is not known here. \(words)"
    default:
      "\(server.text) does not answer as an Exemplar server does: \(what). Look at the address; it is that of the server’s root, without /api."
    }
  }

  private var what: String {
    switch kind {
    case .type(let type?, let status): "it sent \(type), with status \(status)"
    case .type(nil, let status): "it sent nothing that can be read, with status \(status)"
    case .unreadable(let reason): "what it sent cannot be read (\(reason))"
    case .tooLarge(let limit): "it sent more than \(limit >> 20) MiB"
    case .noHTTP: "it does not speak HTTP"
    case .schema(let words): words
    }
  }
}
