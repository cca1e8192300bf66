internal import ExemplarBundle

/// A list, each item under the same rule; one value alone is a list of one.
struct ListRule<Item: KeyRule>: KeyRule where Item.Meaning: Hashable {
  var item: Item
  /// What an item is, in a message: `grade`.
  var noun: String

  init(_ item: Item, noun: String) {
    self.item = item
    self.noun = noun
  }

  func read(_ value: RecordValue, at desk: inout KeyDesk) -> [Item.Meaning]? {
    var seen: Set<Item.Meaning> = []
    var meanings: [Item.Meaning] = []
    for element in elements(of: value) {
      guard let meaning = item.read(element, at: &desk) else { continue }
      if seen.insert(meaning).inserted {
        meanings.append(meaning)
      } else {
        desk.tell(
          .duplicateValue, at: element, "\(quoted(element)) names the same \(noun) a second time.",
          remedy: "Remove one of the two.")
      }
    }
    return meanings
  }

  private func elements(of value: RecordValue) -> [RecordValue] {
    if case .list(let values) = value.content { values } else { [value] }
  }

  private func quoted(_ value: RecordValue) -> String {
    if case .text(let text) = value.content { "“\(singleSpaced(text))”" } else { "This item" }
  }
}
