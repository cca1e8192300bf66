/// Why something is not the address of a server.
public struct AddressError: Error, Hashable, Sendable, CustomStringConvertible {
  enum Fault: Hashable, Sendable {
    case empty, noScheme, scheme, unreadable, user, query, noHost, port
  }

  /// As it was written.
  public let text: String
  let fault: Fault

  init(_ text: String, _ fault: Fault) {
    self.text = text
    self.fault = fault
  }

  /// What is wrong with it, and what to write.
  public var description: String {
    switch fault {
    case .empty:
      "The server’s address is empty. Write it as in --server https://lessons.example.org"
    case .noScheme:
      "“\(text)” is not a server’s address: http:// or https:// is missing. Did you mean “https://\(text)”?"
    case .scheme:
      "“\(text)” is not a server’s address: only http:// and https:// can be asked."
    case .unreadable:
      "“\(text)” is not a server’s address: it cannot be read as a URL. Write it as in --server https://lessons.example.org"
    case .user:
      // What stands before the @ may be a password, and is not repeated.
      "The server’s address holds a name or a password. Leave them out; whoever has a token puts it into $EXEMPLAR_TOKEN."
    case .query:
      "“\(text)” is not a server’s address: it ends before “?” and “#”. Write only where the server is, as in --server https://lessons.example.org"
    case .noHost:
      "“\(text)” is not a server’s address: it names no host. Write it as in --server https://lessons.example.org"
    case .port:
      "“\(text)” is not a server’s address: ports go from 1 to 65535."
    }
  }
}
