public import ExemplarBundle

/// The answer of `submissions diff`, schema 1 of `difference-1.json`.
public struct DifferenceAnswer: Hashable, Sendable {
  public let number: Int
  /// `round 1` or `v2`; nil where there is nothing to compare with.
  public let from: String?
  /// `round 2`
  public let to: String
  public let difference: Difference

  /// Compares the newest bag of a submission with the one that was reviewed last.
  ///
  /// ```swift
  /// try DifferenceAnswer(of: curation.dossier(of: 12)).from   // "round 1"
  /// ```
  /// - Throws: `CurationError` with the code `erased` where the bag was erased; `BundleError` where one cannot be read.
  public init(of dossier: SubmissionDossier, limits: Limits = .standard) throws {
    let submission = dossier.submission
    guard let newest = dossier.newest else { throw CurationError.erased(submission.number) }
    number = submission.number
    from = dossier.reviewedAs
    to = "round \(submission.round)"
    difference = try Difference(from: dossier.reviewed, to: newest, limits: limits)
  }
}

extension DifferenceAnswer: Codable {
  private enum CodingKeys: String, CodingKey {
    case schema, number, from, to, difference
  }

  /// Writes an absent `from` as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(AnswerSchema.number, forKey: .schema)
    try container.encode(number, forKey: .number)
    try container.encode(from, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(difference, forKey: .difference)
  }

  /// Reads schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.requireSchema(.schema)
    number = try container.decode(Int.self, forKey: .number)
    from = try container.decodeIfPresent(String.self, forKey: .from)
    to = try container.decode(String.self, forKey: .to)
    difference = try container.decode(Difference.self, forKey: .difference)
  }
}
