internal import ExemplarBundle

/// The version of the record's own form.
struct SchemaRule: KeyRule {
  func read(_ value: RecordValue, at desk: inout KeyDesk) -> Int? {
    guard let text = desk.text(value, example: "schema: 1") else { return nil }
    if text == "1" { return 1 }
    desk.tell(
      .unknownSchema, at: value, "“\(text)” is not a schema that this program knows.",
      remedy: "Write “schema: 1”.")
    return nil
  }
}
