/// A header's value with its parameters: `form-data; name="file"; filename="circuits.zip"`.
///
/// ```swift
/// let value = HeaderValue("multipart/form-data; boundary=\"x y\"")
/// value?.word              // "multipart/form-data"
/// value?["boundary"]       // "x y"
/// ```
/// As RFC 9110, section 5.6.6, has it; nil where it is written otherwise, or a parameter stands twice.
package struct HeaderValue: Hashable, Sendable {
  /// What stands before the first semicolon, in lower case.
  package let word: String
  private let parameters: [String: String]

  /// Reads a value.
  package init?(_ text: String) {
    var rest = text[...]
    word = Self.take(&rest) { $0 != ";" }.trimmed.lowercased()
    var parameters: [String: String] = [:]
    while rest.popFirst() != nil {
      rest = rest.drop { $0 == " " || $0 == "\t" }
      if rest.isEmpty || rest.first == ";" { continue }
      let name = Self.take(&rest) { $0 != "=" && $0 != ";" }.lowercased()
      guard !name.isEmpty, name.allSatisfy(\.isTokenCharacter), rest.popFirst() == "=",
        let value = Self.value(&rest), parameters.updateValue(value, forKey: name) == nil
      else { return nil }
      rest = rest.drop { $0 == " " || $0 == "\t" }
      guard rest.isEmpty || rest.first == ";" else { return nil }
    }
    guard !word.isEmpty else { return nil }
    self.parameters = parameters
  }

  /// The value of a parameter.
  package subscript(_ name: String) -> String? { parameters[name] }

  private static func take(
    _ rest: inout Substring, while isWanted: (Character) -> Bool
  ) -> Substring {
    let taken = rest.prefix(while: isWanted)
    rest = rest[taken.endIndex...]
    return taken
  }

  /// A token, or text in quotes with backslashes.
  private static func value(_ rest: inout Substring) -> String? {
    guard rest.first == "\"" else {
      let token = take(&rest, while: \.isTokenCharacter)
      return token.isEmpty ? nil : String(token)
    }
    rest.removeFirst()
    var value = ""
    while let character = rest.popFirst() {
      switch character {
      case "\"": return value
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        value.append(escaped)
      default: value.append(character)
      }
    }
    return nil
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = self
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text.drop { $0 == " " || $0 == "\t" }
  }
}

extension Character {
  /// One of those that a token of RFC 9110 is made of.
  fileprivate var isTokenCharacter: Bool {
    guard let byte = asciiValue else { return false }
    return isLetter || isNumber || "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}
