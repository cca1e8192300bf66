internal import ExemplarLanguage

/// The forms of words that texts were found to have, each with the wanted word that it is: the same few forms stand in
/// all texts of a page.
final class RecognizedForms {
  /// What a form is.
  struct Form {
    /// The number of the wanted word.
    var number: Int
    /// In the form in which it was sought.
    var isAsWritten: Bool
  }

  private static let bits = 7
  /// A form stands where its key says; another one with that place takes it.
  private var forms = [(key: FoundWord.Key, form: Form?)](
    repeating: (.zero, nil), count: 1 << RecognizedForms.bits)

  /// What a form is, found out where it is not known.
  func form(of key: FoundWord.Key, find: () -> Form?) -> Form? {
    let mixed = (key[0] ^ key[1] &* 31) &* 0x9E37_79B9_7F4A_7C15
    let place = Int(mixed >> UInt64(64 - Self.bits))
    if forms[place].key == key { return forms[place].form }
    let form = find()
    forms[place] = (key, form)
    return form
  }
}
