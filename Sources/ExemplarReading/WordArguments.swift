/// Lets words that begin with a dash (`-robot`, `-grade:3`) pass an option parser.
///
/// Options of the reading commands have two dashes, or are `-h`; everything else with one dash is a word of the
/// question. Its dash travels as a private character and comes back before anybody reads the question.
public enum WordArguments {
  private static let dash = "\u{F8FF}"
  /// Options whose value may be mistyped as a negative number.
  private static let numbers: Set<String> = ["--limit", "--per-page", "--page", "--version"]

  /// The command line with its excluded words made safe.
  public static func protected(_ arguments: [String]) -> [String] {
    var onlyWords = false
    var before = ""
    return arguments.map { argument in
      defer { before = argument }
      if argument == "--" { onlyWords = true }
      let isWord =
        !onlyWords && !numbers.contains(before) && argument.hasPrefix("-")
        && !argument.hasPrefix("--") && argument.count > 1
        && argument != "-h"
      return isWord ? dash + argument.dropFirst() : argument
    }
  }

  /// The word as it was typed.
  static func restored(_ word: String) -> String {
    word.hasPrefix(dash) ? "-" + word.dropFirst() : word
  }
}
