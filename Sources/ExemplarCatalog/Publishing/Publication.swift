public import ExemplarBundle
internal import Foundation

/// One version of an exemplar, ready to be written as a bag.
public struct Publication: Sendable {
  public var id: String
  /// From 1.
  public var version: Int
  /// `bag-info.txt`.
  public var info: BagInfo
  /// The payload: the author's files, the record with its id, the RO-Crate record.
  public var items: [BagWriter.Item]

  /// Puts together what a version's bag holds.
  public init(
    _ exemplar: Exemplar, version: Int, items: [BagWriter.Item], newestFile: CalendarDay? = nil,
    with terms: PublishingTerms
  ) {
    let contents = PackageContents(exemplar, items: items, newestFile: newestFile, with: terms)
    id = exemplar.id
    self.version = version
    self.items = contents.items
    info = contents.info.publishing(as: version, at: terms.published)
  }

  /// What a packed draft's bag holds when it becomes public; nil when the draft has errors.
  init?(_ package: DraftPackage, with terms: PublishingTerms) {
    guard let exemplar = package.exemplar else { return nil }
    id = exemplar.id
    version = exemplar.version
    items = package.items
    info = package.info.publishing(as: version, at: terms.published)
  }

  /// Generated for every bag; a draft's own file of this name is not the author's.
  static let crateName = "ro-crate-metadata.json"
}

/// What publishing needs to know beside the lesson.
public struct PublishingTerms: Sendable {
  /// Makes the RO-Crate record of an exemplar whose bag is made on a day.
  public typealias CrateMaker = @Sendable (_ exemplar: Exemplar, _ day: CalendarDay) -> String

  public var configuration: RepositoryConfiguration
  public var crate: CrateMaker
  /// The moment it becomes public, in UTC: `2026-11-21T22:10:00Z`.
  public var published: String
  /// The bagging day of everything, where the environment sets one (`SOURCE_DATE_EPOCH`).
  public var fixedDay: CalendarDay?

  /// States the terms; without a day of publishing, now is the moment.
  public init(
    configuration: RepositoryConfiguration, crate: @escaping CrateMaker,
    published: CalendarDay? = nil, sourceDateEpoch: String? = nil
  ) {
    self.configuration = configuration
    self.crate = crate
    let now = Date().formatted(.iso8601)
    self.published = published.map { "\($0)T00:00:00Z" } ?? now
    fixedDay = sourceDateEpoch.flatMap { Int($0) }.map(CalendarDay.init(secondsSince1970:))
  }

  /// `SOURCE_DATE_EPOCH`, else the record's date, else the newest day of the files, else the day of publishing.
  func baggingDay(of exemplar: Exemplar, newestFile: CalendarDay? = nil) -> CalendarDay {
    fixedDay ?? exemplar.date.flatMap(CalendarDay.init) ?? newestFile
      ?? CalendarDay(String(published.prefix(10))) ?? .today()
  }
}
