internal import ExemplarPresentation

/// One word between a shell and a program that completes it.
///
/// ```swift
/// ShellWord.plain(#""paper cir"#)            // paper cir
/// ShellWord.plain(#"paper\ cir"#)            // paper cir
/// ShellWord.listed("$(reboot)", by: .bash)   // '$(reboot)'
/// ```
package enum ShellWord {
  /// The shells that a script is written for.
  package enum Shell: Hashable, Sendable { case bash, zsh, fish }

  /// A word of a line that is still being typed, without quotes and backslashes; an open quote goes to the end.
  package static func plain(_ word: String) -> String {
    var plain = ""
    var quote: Character?
    var isEscaped = false
    for sign in word {
      if isEscaped {
        plain.append(sign)
        isEscaped = false
      } else if sign == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if sign == open { quote = nil } else { plain.append(sign) }
      } else if sign == "\"" || sign == "'" {
        quote = sign
      } else {
        plain.append(sign)
      }
    }
    return plain
  }

  /// A completion as the script of a shell takes it, with what it is where that shell shows it.
  ///
  /// Bash expands what it is offered, commands too (`compgen -W`; Bash manual, “Programmable Completion Builtins”), so
  /// whatever is not plain is quoted for it. Each completion is one line, whatever it holds.
  package static func listed(_ word: String, _ meaning: String = "", by shell: Shell) -> String {
    let (word, meaning) = (line(word), line(meaning))
    switch shell {
    case .bash: return isPlain(word) ? word : singleQuoted(word)
    case .zsh:
      let name = escaped(word, ["\\", ":"])
      return meaning.isEmpty ? name : name + ":" + meaning
    case .fish: return meaning.isEmpty ? word : word + "\t" + meaning
    }
  }

  private static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          switch $0.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: " "
          default: $0
          }
        }))
  }

  private static func isPlain(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-._+:,=/@".unicodeScalars.contains($0)
    }
  }

  private static func escaped(_ word: String, _ signs: Set<Character>) -> String {
    word.reduce(into: "") { text, sign in
      if signs.contains(sign) { text.append("\\") }
      text.append(sign)
    }
  }
}
