internal import ExemplarLanguage

/// The question on a command line that is still being typed.
///
/// ```swift
/// let line = TypedLine(["exemplar", "search", "--grade", "4", "paper", "cir"], at: 5)
/// line.before    // ["paper"]
/// line.current   // "cir"
/// ```
package struct TypedLine: Hashable, Sendable {
  /// The words of the question before the current one.
  package private(set) var before: [String] = []
  /// The word that the cursor is in.
  package private(set) var current: String
  /// The field whose value is being typed, where the shell made `grade:4` into three words.
  package private(set) var field: String?

  /// Options of the commands that search which take no value.
  package static let flags: Set<String> = [
    "--strict", "--include-unknown", "--words-only", "--json", "--quiet", "--facets", "--all",
    "--explain", "--jsonl", "--version", "--help",
  ]

  /// Reads the words of a line as the shell split it: the program, the command, and all that follows.
  package init(_ words: [String], at index: Int) {
    let place = words.indices.contains(index) ? index : max(words.count - 1, 0)
    current = words.indices.contains(place) ? ShellWord.plain(words[place]) : ""
    var rest = words.prefix(place).dropFirst(2)
    while let word = rest.popFirst() {
      if word.hasPrefix("--"), word.count > 2 {
        if rest.first == "=" {
          rest = rest.dropFirst(2)
        } else if !TypedLine.flags.contains(word), !word.contains("=") {
          rest = rest.dropFirst()
        }
      } else if word != "--" {
        before.append(ShellWord.plain(word))
      }
    }
    // Bash ends a word at a colon.
    if current == ":", !before.isEmpty {
      (field, current) = (before.removeLast(), "")
    } else if before.last == ":", before.count > 1 {
      before.removeLast()
      field = before.removeLast()
    }
  }
}
