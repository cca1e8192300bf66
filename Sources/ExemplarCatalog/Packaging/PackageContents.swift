internal import ExemplarBundle

/// What every bag of an exemplar holds, packed or published: the payload with its RO-Crate record, and what
/// `bag-info.txt` says of it.
struct PackageContents: Sendable {
  var items: [BagWriter.Item]
  var info: BagInfo

  /// Adds the generated record to the author's files.
  ///
  /// Nothing of the payload holds the version's number or the day of publishing, so that what was reviewed
  /// is byte for byte what is published.
  init(
    _ exemplar: Exemplar, items: [BagWriter.Item], newestFile: CalendarDay?,
    with terms: PublishingTerms
  ) {
    let day = terms.baggingDay(of: exemplar, newestFile: newestFile)
    let crate = Array(terms.crate(exemplar, day).utf8)
    self.items = items + [.init(Publication.crateName, .bytes(crate))]
    info = BagInfo([
      .init("Source-Organization", terms.configuration.organization),
      .init("Bagging-Date", day.description), .init("Payload-Oxum", ""),
      .init("External-Identifier", exemplar.id),
      .init("External-Description", "\(exemplar.title): \(exemplar.summary)"),
      .init("BagIt-Profile-Identifier", terms.configuration.profileIdentifier),
      .init("Bag-Size", ""),
    ])
  }
}
