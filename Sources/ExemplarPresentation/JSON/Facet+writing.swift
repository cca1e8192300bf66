internal import ExemplarSearch

extension Facet: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("field", field)
    try json.member("label", label)
    try json.member("missing", missing)
    try json.member("values", values)
    json.endObject()
  }
}

extension FacetValue: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("children", children)
    try json.member("count", count)
    try json.member("label", label)
    try json.member("labelEs", labelEs)
    try json.member("scheme", scheme)
    try json.member("selected", selected)
    try json.member("value", value)
    json.endObject()
  }
}

extension FacetsAnswer: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("facets", facets)
    try json.member("index", index)
    try json.member("query", query)
    try json.member("schema", AnswerJSON.schema)
    try json.member("total", total)
    json.endObject()
  }
}
