internal import ExemplarSearch
internal import ExemplarVocabulary

/// The members of a card in JSON with those that stand between them: a hit's, or the rest of a record.
///
/// One list for both, so that each key has one place in the alphabet.
struct RecordMembers: JSONWritable {
  var card: Card
  var hit: Hit?
  var detail: ExemplarDetail?

  init(_ hit: Hit) { (card, self.hit) = (hit.card, hit) }
  init(_ detail: ExemplarDetail) { (card, self.detail) = (detail.card, detail) }

  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try writeAdaptedFromToDevices(to: &json)
    try writeGradesToMaterials(to: &json)
    try writeMinutesToSample(to: &json)
    try writeSchoolToVocabulary(to: &json)
    json.endObject()
  }

  private func writeAdaptedFromToDevices(to json: inout JSONWriter) throws {
    if let detail {
      try json.member("adaptedFrom", detail.adaptedFrom)
      try json.member("artifacts", detail.artifacts)
    }
    try json.member("authors", card.authors)
    try json.member("citizenship", card.citizenship)
    if let hit { try json.member("collapsed", hit.collapsed) }
    try json.member("concepts", card.concepts)
    if let detail { try json.member("date", detail.date) }
    try json.member("devices", card.devices)
  }

  private func writeGradesToMaterials(to json: inout JSONWriter) throws {
    try json.member("grades", card.grades)
    try json.member("has", card.has)
    try json.member("id", card.id)
    try json.member("internet", card.internet)
    try json.member("iste", card.iste)
    try json.member("keywords", card.keywords)
    try json.member("language", card.language)
    try json.member("license", card.license)
    try json.member("links", Links(id: card.id))
    if let hit { try json.member("matched", hit.matched) }
    if let detail { try json.member("materials", detail.materials) }
  }

  private func writeMinutesToSample(to json: inout JSONWriter) throws {
    try json.member("minutes", card.minutes)
    try json.member("practices", card.practices)
    try json.member("prepMinutes", card.prepMinutes)
    if let detail {
      try json.member("prerequisites", detail.prerequisites)
      try json.member("problemOfPractice", detail.problemOfPractice)
    }
    try json.member("program", card.program)
    try json.member("published", card.published)
    if let hit { try json.member("rank", hit.rank) }
    if let detail { try json.member("related", detail.related) }
    try json.member("sample", card.sample)
  }

  private func writeSchoolToVocabulary(to json: inout JSONWriter) throws {
    try json.member("school", card.school)
    try json.member("schoolYear", card.schoolYear)
    if let hit {
      try json.member("score", hit.score)
      try json.member("snippet", hit.snippet)
    }
    if let detail { try json.member("source", detail.source) }
    try json.member("standards", card.standards)
    try json.member("subjects", card.subjects)
    try json.member("summary", card.summary)
    try json.member("title", card.title)
    try json.member("tools", card.tools)
    try json.member("version", card.version)
    if let detail { try json.member("vocabulary", detail.vocabulary) }
  }
}

extension HitDocument: JSONWritable {
  func write(to json: inout JSONWriter) throws { try RecordMembers(hit).write(to: &json) }
}
