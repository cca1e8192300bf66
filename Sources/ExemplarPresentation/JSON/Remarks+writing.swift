internal import ExemplarSearch

extension QueryWarning: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("code", code)
    try json.member("length", length)
    try json.member("message", message)
    try json.member("position", position)
    try json.member("suggestions", suggestions)
    json.endObject()
  }
}

extension Expansion: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("language", language)
    try json.member("source", source.rawValue)
    try json.member("to", to)
    try json.member("word", word)
    json.endObject()
  }
}

extension Recognized: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("corrected", corrected)
    try json.member("field", field)
    try json.member("label", label)
    try json.member("length", length)
    try json.member("position", position)
    try json.member("q", q)
    try json.member("ranks", ranks)
    try json.member("text", text)
    try json.member("total", total)
    try json.member("values", values)
    json.endObject()
  }
}

extension Suggestion: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("answered", answered)
    try json.member("q", q)
    try json.member("total", total)
    json.endObject()
  }
}

extension WithoutCount: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("field", field)
    try json.member("kind", kind)
    try json.member("q", q)
    try json.member("total", total)
    try json.member("value", value)
    json.endObject()
  }
}

extension UnderstoodFilter: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("excluded", excluded)
    try json.member("field", field)
    try json.member("values", values)
    json.endObject()
  }
}
