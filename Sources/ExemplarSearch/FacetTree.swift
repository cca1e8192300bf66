internal import ExemplarLanguage

/// Which numbers of the facet dictionary belong to which field, and which values are part of which.
///
/// Made once for a snapshot, not for every question.
struct FacetTree {
  /// One field's values that are part of no other, and its mark for saying nothing.
  struct Numbers {
    var field: String
    var missing: Int?
    var roots: [Int] = []
  }

  /// What is part of each value.
  private(set) var children: [[Int]]
  let names: FacetNames
  private var fields: [Numbers] = []

  /// One walk over the dictionary; arrays and no dictionaries, since there are a dozen fields.
  init(_ entries: [FacetDictionary.Entry]) {
    children = Array(repeating: [], count: entries.count)
    names = FacetNames(entries)
    for (number, entry) in entries.enumerated() {
      if entry.value != nil, let parent = entry.parent {
        children[parent].append(number)
        continue
      }
      let place = place(of: entry.field)
      if entry.value == nil {
        fields[place].missing = number
      } else {
        fields[place].roots.append(number)
      }
    }
  }

  /// A field's numbers; none for a field that nobody fills in.
  func numbers(of field: String) -> Numbers {
    fields.first { $0.field == field } ?? Numbers(field: field)
  }

  private mutating func place(of field: String) -> Int {
    // The dictionary goes field by field, so it is nearly always the last one.
    if let place = fields.lastIndex(where: { $0.field == field }) { return place }
    fields.append(Numbers(field: field))
    return fields.count - 1
  }
}
