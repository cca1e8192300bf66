internal import ExemplarVocabulary

extension ExemplarAnswer: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("exemplar", detail.map { RecordMembers($0) })
    try json.member("files", detail?.files ?? [])
    try json.member(
      "parts",
      Dictionary(
        (detail?.parts ?? []).map { ($0.name, $0.markdown) },
        uniquingKeysWith: { first, _ in first }
      ))
    try json.member("schema", AnswerJSON.schema)
    try json.member("versions", detail?.versions ?? [])
    try json.member("withdrawn", withdrawn)
    json.endObject()
  }
}

extension FileEntry: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("digest", digest)
    try json.member("mediaType", mediaType)
    try json.member("path", path)
    try json.member("size", size)
    json.endObject()
  }
}

extension VersionEntry: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("published", published)
    try json.member("version", version)
    json.endObject()
  }
}

extension ArtifactEntry: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("alt", alt)
    try json.member("caption", caption)
    try json.member("consent", consent)
    try json.member("consentExpires", consentExpires)
    try json.member("origin", origin)
    try json.member("path", path)
    json.endObject()
  }
}

extension MaterialEntry: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("alt", alt)
    try json.member("path", path)
    try json.member("title", title)
    json.endObject()
  }
}

extension Tombstone: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("by", by)
    try json.member("id", id)
    try json.member("notes", notes)
    try json.member("on", on)
    try json.member("reason", reason)
    json.endObject()
  }
}
