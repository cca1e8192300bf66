internal import ExemplarLanguage
internal import ExemplarVocabulary

/// Makes the values of one facet that are listed: what somebody has, what is selected, and everything where that is
/// wanted.
///
/// Numbers are chosen and sorted before anything is made of them: most values of a dictionary are not on a page.
struct FacetListing {
  let field: Field
  let entries: [FacetDictionary.Entry]
  let tree: FacetTree
  /// How many matches have each value, by its number.
  let table: [Int]
  let selected: [String]
  let includesEmpty: Bool

  /// The values of some numbers in their order, each with what is part of it.
  func list(_ numbers: [Int], isTop: Bool = false) -> [FacetValue] {
    // Closures, since a method taken as one copies all of `self` each time.
    let listed = numbers.filter { isListed($0) }
    return (isTop || !field.naturalOrder ? ordered(listed) : listed).map { value($0) }
  }

  private func isListed(_ number: Int) -> Bool {
    includesEmpty || table[number] > 0 || isSelected(number)
      || tree.children[number].contains { isListed($0) }
  }

  private func value(_ number: Int) -> FacetValue {
    let children = tree.children[number]
    let value = entries[number].value
    return FacetValue(
      value: value?.id ?? "", scheme: value?.scheme, label: value?.label ?? "",
      labelEs: value?.labelEs, count: table[number], selected: isSelected(number),
      children: children.isEmpty ? [] : list(children))
  }

  /// True for a value that was asked for, and for a band of grades whose grades were.
  private func isSelected(_ number: Int) -> Bool {
    guard !selected.isEmpty else { return false }
    if selected.contains(entries[number].value?.id ?? "") { return true }
    guard field.name == "grade" else { return false }
    let children = tree.children[number]
    let chosen = children.count { isSelected($0) }
    return chosen > 0 && chosen >= min(3, children.count)
      && children.allSatisfy { table[$0] == 0 || isSelected($0) }
  }

  /// Natural order is the vocabulary's; values without one (years) go by their id; the others by count, then label.
  private func ordered(_ numbers: [Int]) -> [Int] {
    if field.naturalOrder {
      return field.name == "year" ? numbers.sorted { id($0) < id($1) } : numbers
    }
    return numbers.sorted { one, other in
      if table[one] != table[other] { return table[one] > table[other] }
      return (entries[one].value?.label ?? "", id(one)) < (
        entries[other].value?.label ?? "", id(other)
      )
    }
  }

  private func id(_ number: Int) -> String { entries[number].value?.id ?? "" }
}
