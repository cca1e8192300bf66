/// Brings together the forms of a Spanish word that its stemmer keeps apart once accents are folded.
///
/// The stemmer's rules know `-ción` and `-logía` by their accents, leave the plural of loan words (`robots`) alone, take
/// `imagen` and `lugar` for verbs but not their plurals, and know nothing of `luz` and `luces`. Only endings that can be but one thing
/// are touched: `-ia` may be `-ía` or `-ia`, so `energía` stays as folded.
enum SpanishForms {
  /// The word with the accent that the stemmer looks for, or without an ending that it does not know.
  static func opened(_ word: String) -> String {
    for (ending, accented) in accents where word.hasSuffix(ending) {
      guard word.utf8.count > ending.utf8.count + 1 else { break }
      return word.dropLast(ending.utf8.count) + accented
    }
    if word.utf8.count > 6, plurals.contains(where: word.hasSuffix) {
      return String(word.dropLast(2))
    }
    if isLoanPlural(word) { return String(word.dropLast()) }
    return word
  }

  /// The stem of a word, the same for `luz` and `luces`.
  static func closed(_ stem: String, of word: String) -> String {
    word.hasSuffix("z") && stem.hasSuffix("z") && stem.utf8.count > 2 ? stem.dropLast() + "c" : stem
  }

  /// Folded endings that are always written with an accent.
  private static let accents: [(ending: String, accented: String)] = [
    ("cion", "ción"), ("sion", "sión"), ("logia", "logía"), ("logias", "logías"),
    ("grafia", "grafía"), ("grafias", "grafías"), ("metria", "metría"), ("metrias", "metrías"),
    ("nomia", "nomía"), ("nomias", "nomías"), ("dania", "danía"), ("abamos", "ábamos"),
    ("iamos", "íamos"),
  ]

  /// `imágenes`, `lugares`, `talleres`: in the singular the stemmer takes their ending for a verb's.
  private static let plurals = ["enes", "ares", "eres"]

  /// `robots`, `tablets`, `chips`: no Spanish word ends in a consonant and `s`.
  private static func isLoanPlural(_ word: String) -> Bool {
    let bytes = Array(word.utf8.suffix(3))
    guard bytes.count == 3, bytes[2] == UInt8(ascii: "s"), word.utf8.count > 3 else {
      return false
    }
    return consonants.contains(bytes[1]) && bytes[1] != UInt8(ascii: "s")
  }

  private static let consonants = ByteSet(Array("bcdfgklmnprtw".utf8))
}
