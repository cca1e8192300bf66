/// Texts, and the query whose words are looked for in them.
public struct SnippetRequest: Hashable, Sendable {
  /// What is looked for. Terms with a field's prefix mark nothing, and the terms under a `NOT` are
  /// marked like the others: pass the part of the query that is about plain words.
  public var query: Query
  /// Where it is looked for.
  public var texts: [String]
  /// The language whose stemmer made the `Z` terms of the query; empty for none.
  public var stemmer: String
  /// How long a snippet may be, in UTF-8 bytes.
  public var length: Int
  /// Whether to weigh all candidates: better on long texts, and some 15 times slower.
  public var weighsAllCandidates: Bool
  /// Whether a text without a match gives an empty snippet, or else its beginning.
  public var isEmptyWithoutMatch: Bool
  /// What stands where text was left out.
  public var omission: String

  public init(
    _ query: Query, of texts: [String], stemmer: String = "", length: Int = 200,
    weighsAllCandidates: Bool = false, isEmptyWithoutMatch: Bool = true, omission: String = "…"
  ) {
    self.query = query
    self.texts = texts
    self.stemmer = stemmer
    self.length = length
    self.weighsAllCandidates = weighsAllCandidates
    self.isEmptyWithoutMatch = isEmptyWithoutMatch
    self.omission = omission
  }

  func packet() throws(XapianError) -> [UInt8] {
    var packet = PacketWriter()
    packet.text(try query.packet())
    packet.text(stemmer)
    packet.u32(clamping: length)
    packet.bool(weighsAllCandidates)
    packet.bool(isEmptyWithoutMatch)
    packet.text(omission)
    packet.texts(texts)
    return packet.bytes
  }
}

/// A part of a text, and where in it the words of the query stand.
public struct Snippet: Hashable, Sendable {
  /// Plain text, as it stood in the original: whoever shows it escapes it for the place.
  public var text: String
  /// The words of the query, in Unicode scalars of `text`, ascending.
  public var ranges: [Range<Int>]

  public init(text: String, ranges: [Range<Int>]) {
    self.text = text
    self.ranges = ranges
  }
}
