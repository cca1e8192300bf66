internal import ExemplarBundle

/// Plain text of a bounded length.
struct TextRule: KeyRule {
  /// In characters, as a reader counts them.
  var longest: Int

  func read(_ value: RecordValue, at desk: inout KeyDesk) -> String? {
    guard let text = desk.text(value) else { return nil }
    guard isShort(text) else {
      desk.tell(
        .tooLong, at: value,
        "“\(desk.key)” has \(text.count) characters; at most \(longest) are shown to readers.",
        remedy: "Shorten it; the lesson itself may say more.")
      return nil
    }
    return text
  }

  /// A character may be a letter with accents, not a letter with a thousand of them.
  private func isShort(_ text: String) -> Bool {
    text.count <= longest && text.unicodeScalars.count <= longest * 8
  }
}
