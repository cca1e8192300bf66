internal import ExemplarLanguage
internal import ExemplarVocabulary

/// What the values of facets are called in answers, and how those of a field stand by their labels; each is worked out
/// when it is first asked for.
final class FacetNames {
  /// The values of a field by label.
  struct LabelOrder {
    /// Their numbers.
    var numbers: [Int]
    /// The place of each among them, by its number.
    var places: [UInt32]
  }

  private let entries: [FacetDictionary.Entry]
  private var names: [Shared<FacetValue.Name>?]
  private var orders: [String: LabelOrder] = [:]

  init(_ entries: [FacetDictionary.Entry]) {
    self.entries = entries
    names = Array(repeating: nil, count: entries.count)
  }

  /// What a value is called, by its number.
  subscript(number: Int) -> Shared<FacetValue.Name> {
    if let known = names[number] { return known }
    let value = entries[number].value
    let name = Shared(
      FacetValue.Name(
        value: value?.id ?? "", scheme: value?.scheme, label: value?.label ?? "",
        labelEs: value?.labelEs))
    names[number] = name
    return name
  }

  /// How the values of a field stand by label; those with the same one, by id.
  func order(of field: String) -> LabelOrder {
    if let known = orders[field] { return known }
    let numbers = entries.indices.filter { entries[$0].field == field }.sorted { one, other in
      let (one, other) = (entries[one].value, entries[other].value)
      return (one?.label ?? "", one?.id ?? "") < (other?.label ?? "", other?.id ?? "")
    }
    var places = [UInt32](repeating: 0, count: entries.count)
    for (place, number) in numbers.enumerated() { places[number] = UInt32(place) }
    let order = LabelOrder(numbers: numbers, places: places)
    orders[field] = order
    return order
  }
}
