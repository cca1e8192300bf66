internal import ExemplarLanguage
internal import ExemplarVocabulary

/// Words of scripts that are written without spaces.
///
/// Every sign is a word of the index, so any two that stand side by side are asked for as a phrase: `机器人` finds
/// lessons with `机器` and with `器人`, in the middle of a sentence, too.
enum UnspacedText {
  /// The terms of a text without spaces, in order; none where it has no such signs.
  static func terms(
    of text: String, part: Field?, _ lexicon: any Lexicon
  ) -> [UnderstoodQuery.Term] {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return [] }
    let tokens = Tokenizer.tokens(of: text)
    guard tokens.contains(where: { Tokenizer.isSign($0.text) }) else { return [] }
    var terms: [UnderstoodQuery.Term] = []
    for run in runs(of: tokens) {
      let pairs = run.count == 1 ? [run] : zip(run, run.dropFirst()).map { [$0, $1] }
      terms += pairs.map { words in
        .init(
          words: words, alternatives: [], part: part,
          isCommon: words.count == 1 && lexicon.isCommon(words[0]), typed: words.joined(),
          isPhrase: words.count > 1)
      }
    }
    return terms
  }

  /// Signs that hang together, and other words each by itself.
  private static func runs(of tokens: [Token]) -> [[String]] {
    var runs: [[String]] = []
    var wasSign = false
    for token in tokens {
      let isSign = Tokenizer.isSign(token.text)
      if isSign, wasSign, token.joined {
        runs[runs.count - 1].append(token.text)
      } else {
        runs.append([token.text])
      }
      wasSign = isSign
    }
    return runs
  }
}
