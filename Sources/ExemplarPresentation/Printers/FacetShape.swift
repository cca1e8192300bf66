internal import ExemplarVocabulary

/// The columns of a facet, and what its lines share: label, bar, count.
struct FacetShape {
  /// In columns.
  let width: Int
  /// The columns of the label.
  let label: Int
  let ellipsis: StyledText
  let selected: StyledText
  let unselected: StyledText
  /// The count that fills the whole bar.
  private let most: Int
  /// Bars of every length, from none to the longest.
  private let bars: [StyledText]

  init(width: Int, most: Int, _ terminal: Terminal) {
    let ornaments = terminal.ornaments
    let longest = width >= 60 ? 16 : width >= 48 ? 10 : 6
    self.width = width
    self.most = most
    label = width - max(3, grouped(most).utf8.count) - longest - 2
    ellipsis = terminal.text(ornaments.ellipsis)
    selected = terminal.text(ornaments.selected + " ")
    unselected = terminal.text(ornaments.unselected + " ")
    bars = (0...longest).map { terminal.repeated(ornaments.bar, $0, .accent) }
  }

  /// The bar of a count; the smallest count shows too.
  func bar(_ count: Int) -> StyledText {
    let longest = bars.count - 1
    return bars[count == 0 ? 0 : max(1, (count * longest + most / 2) / most)]
  }
}
