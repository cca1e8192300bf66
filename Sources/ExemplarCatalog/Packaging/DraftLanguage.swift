/// The language that a new draft's remarks and headings are written in.
///
/// ```swift
/// DraftLanguage("es-MX")   // .spanish
/// DraftLanguage("ko")      // .english
/// ```
public enum DraftLanguage: Hashable, Sendable {
  case english, spanish

  /// Spanish for Spanish lessons, English for all others.
  public init(_ tag: String?) {
    let language = (tag ?? "").prefix { $0 != "-" && $0 != "_" && $0 != "." }
    self = language.lowercased() == "es" ? .spanish : .english
  }

  /// The one of two texts that is in this language.
  func choose(_ english: String, _ spanish: String) -> String {
    self == .spanish ? spanish : english
  }
}
