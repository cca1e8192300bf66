/// What shows a server who asks. It is never printed.
///
/// ```swift
/// "\(try AccessToken("exemplar_a_b"))"   // "a token"
/// ```
public struct AccessToken: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  let secret: String

  /// Why something cannot be a token; what it was is not repeated.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String {
      "$EXEMPLAR_TOKEN cannot be a token: it holds a space or a character that no token has. Copy it again, all of it and nothing else."
    }
  }

  /// Takes a token as it was handed out, a line's end after it put aside.
  public init(_ text: String) throws(Fault) {
    var text = text[...]
    while let last = text.unicodeScalars.last, last == "\n" || last == "\r" {
      text = Substring(text.unicodeScalars.dropLast())
    }
    guard !text.isEmpty, text.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) })
    else { throw Fault() }
    secret = String(text)
  }

  public var description: String { "a token" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
