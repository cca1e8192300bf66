internal import ExemplarLanguage
internal import ExemplarVocabulary

/// Cards of one snapshot, by document: the same lessons stand on many pages, and a card is packed in the index.
///
/// Those that were asked for last are kept. When there are many new ones, whatever was not asked for since the last
/// such time is let go.
struct KeptCards {
  /// How many are new, or were asked for, between two such times; twice as many may be kept, some ten megabytes.
  static let most = 2_000

  private var recent: [UInt32: Card] = [:]
  private var earlier: [UInt32: Card] = [:]

  /// A document's card; what is stored with the document is read where the card is not kept.
  mutating func card(_ document: UInt32, stored: () throws -> [UInt8]) throws -> Card {
    if let card = recent[document] { return card }
    let card = try earlier[document] ?? Card(stored: stored())
    if recent.count == Self.most { (earlier, recent) = (recent, [:]) }
    recent[document] = card
    return card
  }
}
