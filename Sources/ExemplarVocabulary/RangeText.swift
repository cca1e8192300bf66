/// The two ends of a range as it is written.
enum RangeText {
  /// What stands before and after two or more dots (`…` folds to three), or nil without them.
  static func ends(_ text: String) -> (left: String, right: String)? {
    let name = Array(folded(text))
    guard
      let start = name.indices.dropLast().first(where: { name[$0] == "." && name[$0 + 1] == "." })
    else { return nil }
    let end = name[start...].firstIndex { $0 != "." } ?? name.endIndex
    return (folded(String(name[..<start])), folded(String(name[end...])))
  }
}
