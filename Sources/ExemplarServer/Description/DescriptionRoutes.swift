internal import Hummingbird

/// What the server says of itself to programs.
struct DescriptionRoutes {
  let document: OpenAPIDocument

  init(_ document: OpenAPIDocument) { self.document = document }

  var endpoints: [Endpoint] {
    let bytes = Array(document.text.utf8)
    return [
      Endpoint(.get, "/openapi.json", "getOpenAPI") { _, _ in
        .bytes(bytes, type: "application/json")
      }
    ]
  }
}
