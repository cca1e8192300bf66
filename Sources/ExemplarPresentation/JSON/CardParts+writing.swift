internal import ExemplarSearch
internal import ExemplarVocabulary

extension LabeledValue: JSONWritable {
  /// A value without a Spanish name says nothing of it.
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("id", id)
    try json.member("label", label)
    if let labelEs { try json.member("labelEs", labelEs) }
    try json.member("scheme", scheme)
    json.endObject()
  }
}

extension Author: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("name", name)
    try json.member("role", role)
    json.endObject()
  }
}

extension Links: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("bag", bag)
    try json.member("page", page)
    try json.member("self", self.`self`)
    json.endObject()
  }
}

extension Snippet: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("part", part)
    try json.member("ranges", ranges)
    try json.member("text", text)
    json.endObject()
  }
}

extension Matched: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("filters", filters)
    try json.member("missing", missing)
    try json.member("names", names)
    try json.member("parts", parts)
    try json.member("places", places)
    try json.member("terms", terms)
    json.endObject()
  }
}

extension Matched.Name: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("field", field)
    try json.member("label", label)
    try json.member("value", value)
    try json.member("words", words)
    json.endObject()
  }
}

extension Matched.Place: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("parts", parts)
    try json.member("term", term)
    json.endObject()
  }
}
