internal import ExemplarVocabulary

/// The record of an exemplar as JSON, every value resolved: the card's members and the rest, flat.
struct RecordDocument: Codable {
  var detail: ExemplarDetail

  init(_ detail: ExemplarDetail) { self.detail = detail }

  private enum Key: String, CodingKey {
    case date, problemOfPractice, adaptedFrom, source, prerequisites, related, vocabulary
    case artifacts, materials, links
  }

  func encode(to encoder: any Encoder) throws {
    try detail.card.encodeMembers(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(detail.date, forKey: .date)
    try container.encode(detail.problemOfPractice, forKey: .problemOfPractice)
    try container.encode(detail.adaptedFrom, forKey: .adaptedFrom)
    try container.encode(detail.source, forKey: .source)
    try container.encode(detail.prerequisites, forKey: .prerequisites)
    try container.encode(detail.related, forKey: .related)
    try container.encode(detail.vocabulary, forKey: .vocabulary)
    try container.encode(detail.artifacts, forKey: .artifacts)
    try container.encode(detail.materials, forKey: .materials)
    try container.encode(Links(id: detail.card.id), forKey: .links)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    detail = ExemplarDetail(
      card: try Card(membersFrom: decoder), parts: [], files: [], versions: [])
    detail.date = try container.decodeIfPresent(String.self, forKey: .date)
    detail.problemOfPractice = try container.decodeIfPresent(
      String.self, forKey: .problemOfPractice)
    detail.adaptedFrom = try container.decodeIfPresent(String.self, forKey: .adaptedFrom)
    detail.source = try container.decodeIfPresent(String.self, forKey: .source)
    detail.prerequisites = try container.decode([String].self, forKey: .prerequisites)
    detail.related = try container.decode([String].self, forKey: .related)
    detail.vocabulary = try container.decode([String].self, forKey: .vocabulary)
    detail.artifacts = try container.decode([ArtifactEntry].self, forKey: .artifacts)
    detail.materials = try container.decode([MaterialEntry].self, forKey: .materials)
  }
}
