internal import ExemplarPresentation

extension Terminal {
  /// A title in a line across the page.
  func titledRule(_ title: String, width: Int) -> StyledText {
    let head = repeated(ornaments.rule, 2) + text(" ") + text(title, .bold) + text(" ")
    if head.width > width {
      return text(title, .bold).truncated(to: width, ellipsis: text(ornaments.ellipsis))
    }
    return head + repeated(ornaments.rule, max(0, width - head.width))
  }
}
