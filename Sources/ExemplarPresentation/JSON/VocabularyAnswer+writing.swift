internal import ExemplarSearch
internal import ExemplarVocabulary

extension VocabularyAnswer: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("entries", entries)
    try json.member("schema", AnswerJSON.schema)
    try json.member("title", title)
    try json.member("vocabulary", vocabulary)
    try json.member("warnings", warnings)
    json.endObject()
  }
}

extension VocabularyEntry: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("aliases", aliases)
    try json.member("code", code)
    try json.member("covers", covers)
    try json.member("id", id)
    try json.member("label", label)
    try json.member("labelEs", labelEs)
    try json.member("note", note)
    try json.member("parent", parent)
    try json.member("related", related)
    try json.member("scheme", scheme)
    try json.member("searchTerms", searchTerms)
    try json.member("url", url)
    json.endObject()
  }
}
