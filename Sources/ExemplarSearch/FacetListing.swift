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
  func list(_ numbers: [Int]) -> [FacetValue] {
    // Loops, since a method taken as a closure copies all of `self`, and `map` every value once more.
    var values: [FacetValue] = []
    values.reserveCapacity(numbers.count)
    if field.naturalOrder, field.name != "year" {
      // The vocabulary's order is that of the numbers.
      for number in numbers where isListed(number) { values.append(value(number)) }
    } else {
      for number in ordered(numbers.filter { isListed($0) }) { values.append(value(number)) }
    }
    return values
  }

  private func isListed(_ number: Int) -> Bool {
    includesEmpty || table[number] > 0 || isSelected(number)
      || tree.children[number].contains { isListed($0) }
  }

  private func value(_ number: Int) -> FacetValue {
    let children = tree.children[number]
    return FacetValue(
      tree.names[number], count: table[number], selected: isSelected(number),
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

  /// Years go by their id, the others by count, then label.
  private func ordered(_ numbers: [Int]) -> [Int] {
    if field.naturalOrder { return numbers.sorted { id($0) < id($1) } }
    let order = tree.names.order(of: field.name)
    // One number to compare: the more have it the smaller, then the place by label.
    var keys = numbers.map {
      UInt64(UInt32.max - UInt32(table[$0])) << 32 | UInt64(order.places[$0])
    }
    keys.sort()
    return keys.map { order.numbers[Int($0 & UInt64(UInt32.max))] }
  }

  private func id(_ number: Int) -> String { entries[number].value?.id ?? "" }
}
