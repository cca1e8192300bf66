internal import ExemplarPresentation

extension LoggedSearch {
  /// The most bytes of a line: so many are appended in one piece.
  static let longestLine = 4096

  /// One line of JSON with its newline, keys in alphabetical order; of a search that would be longer, only that it
  /// was asked.
  public var line: [UInt8] {
    get throws {
      let bytes = try AnswerJSON.bytes(self)
      guard bytes.count > Self.longestLine else { return bytes }
      return try AnswerJSON.bytes(LoggedSearch(withheldOn: day, at: door))
    }
  }
}

extension LoggedSearch: Codable {
  private enum CodingKeys: String, CodingKey {
    case corrected, day, door, filters, found, together, words, withheld
  }

  /// Writes what ``line`` writes.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(day, forKey: .day)
    try container.encode(door, forKey: .door)
    guard !isWithheld else { return try container.encode(true, forKey: .withheld) }
    try container.encode(isCorrected, forKey: .corrected)
    try container.encode(filters, forKey: .filters)
    try container.encode(found, forKey: .found)
    try container.encode(together, forKey: .together)
    try container.encode(words, forKey: .words)
  }

  /// Reads a line; a day that is none is refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let day = try container.decode(String.self, forKey: .day)
    guard LoggedDay.isOne(day) else {
      throw DecodingError.dataCorruptedError(
        forKey: .day, in: container, debugDescription: "“\(day)” is not a day.")
    }
    let door = try container.decode(Door.self, forKey: .door)
    if try container.decodeIfPresent(Bool.self, forKey: .withheld) == true {
      self.init(withheldOn: day, at: door)
      return
    }
    self.init(
      try container.decode([String].self, forKey: .words),
      try container.decode([String].self, forKey: .filters),
      found: try container.decode(Int.self, forKey: .found),
      together: try container.decodeIfPresent(Int.self, forKey: .together),
      isCorrected: try container.decode(Bool.self, forKey: .corrected), on: day, at: door)
  }
}
