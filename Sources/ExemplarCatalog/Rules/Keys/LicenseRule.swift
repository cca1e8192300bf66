internal import ExemplarBundle
internal import ExemplarVocabulary

/// An SPDX identifier of a license for content.
struct LicenseRule: KeyRule {
  func read(_ value: RecordValue, at desk: inout KeyDesk) -> String? {
    guard let text = desk.text(value, example: "license: CC-BY-4.0") else { return nil }
    if let license = License(text) { return license.identifier }
    desk.tell(
      .unknownLicense, at: value, "“\(text)” is not the SPDX identifier of a license known here.",
      remedy: Words.didYouMean(Self.nearest(text)) ?? "Write it as in “CC-BY-4.0”.")
    return nil
  }

  /// “CC BY 4.0” is nearest to CC-BY-4.0 once spaces are hyphens.
  private static func nearest(_ text: String) -> [String] {
    let hyphenated = text.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    if let license = License(hyphenated) { return [license.identifier] }
    return Words.nearest(to: hyphenated, among: License.all.map(\.identifier))
  }
}
