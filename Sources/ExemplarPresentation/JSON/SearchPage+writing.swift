internal import ExemplarSearch

extension SearchPage: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("facets", facets)
    json.key("hits")
    json.beginList()
    for hit in hits { try RecordMembers(hit).write(to: &json) }
    json.endList()
    try json.member("index", index)
    try json.member("page", page)
    try json.member("pages", pages)
    try json.member("perPage", perPage)
    try json.member("query", query)
    try json.member("relaxed", relaxed)
    try json.member("schema", AnswerJSON.schema)
    try json.member("suggestion", suggestion)
    try json.member("tookMs", tookMs)
    try json.member("total", total)
    try json.member("unknown", unknown)
    try json.member("withAllWords", withAllWords)
    try json.member("without", without)
    json.endObject()
  }
}

extension SearchPage.QueryEcho: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("expanded", expanded)
    try json.member("filters", filters)
    try json.member("q", q)
    try json.member("recognized", recognized)
    try json.member("terms", terms)
    try json.member("understood", understood)
    try json.member("warnings", warnings)
    json.endObject()
  }
}

extension SearchPage.IndexStamp: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    try json.member("exemplars", exemplars)
    try json.member("revision", revision)
    json.endObject()
  }
}
