import ExemplarCatalog
import ExemplarCuration
import ExemplarSearch
import ExemplarServer
import Hummingbird
import NIOCore

/// Routes that do what a test wants.
enum TrialRoutes {
  struct Secret: Error { let path = "/srv/secret/database" }

  static let largeText = String(repeating: "{\"title\":\"Paper circuits\"}\n", count: 2000)

  static var endpoints: [Endpoint] {
    [
      Endpoint(.get, "/healthz", "getHealth") { _, _ in json("{\"status\":\"ok\"}\n") },
      Endpoint(.get, "/api/v1/quick", "getQuick") { _, context in json("{}\n") },
      Endpoint(.get, "/api/v1/exemplars/{id}", "getExemplar") { _, _ in json("{}\n") },
      Endpoint(.get, "/api/v1/exemplars/{id}/files/{path…}", "getFile") { _, _ in json("{}\n") },
      Endpoint(.get, "/api/v1/large", "getLarge") { _, _ in
        var response = json(largeText)
        response.headers[.eTag] = "W/\"7\""
        return response
      },
      Endpoint(.get, "/api/v1/strong", "getStrong") { _, _ in
        var response = json(largeText)
        response.headers[.eTag] = "\"7\""
        return response
      },
      Endpoint(.get, "/api/v1/stream", "getStream") { _, _ in
        Response(
          status: .ok, headers: [.contentType: "text/plain"],
          body: ResponseBody { writer in
            for _ in 0..<100 { try await writer.write(ByteBuffer(string: "line\n")) }
            try await writer.finish(nil)
          })
      },
      Endpoint(.get, "/api/v1/endless", "getEndless") { _, _ in
        Response(
          status: .ok, headers: [.contentType: "application/octet-stream"],
          body: ResponseBody { writer in
            let piece = ByteBuffer(repeating: 7, count: 1 << 20)
            for _ in 0..<4096 { try await writer.write(piece) }
            try await writer.finish(nil)
          })
      },
      Endpoint(.get, "/api/v1/slow", "getSlow") { _, _ in
        try await Task.sleep(for: .seconds(60))
        return json("{}\n")
      },
      Endpoint(.get, "/api/v1/pause", "getPause") { _, _ in
        try await Task.sleep(for: .milliseconds(300))
        return json("{}\n")
      },
      Endpoint(.get, "/api/v1/split", "getSplit") { request, _ in
        var response = json("{}\n")
        let value = request.uri.queryParameters["v"].map(String.init) ?? ""
        response.headers[.location] = value
        return response
      },
      Endpoint(.get, "/api/v1/failing/{how}", "getFailing") { request, context in
        switch context.parameters.get("how") {
        case "search": throw SearchError.unknownExemplar(id: "circuit", nearest: ["circuits"])
        case "limit": throw SearchError.limit(what: "words", asked: 99, allowed: 64)
        case "index": throw SearchError.noIndex(path: "/srv/secret/index")
        case "curation": throw CurationError(.moveNotOpen, "Submission 4 cannot be approved.")
        case "withdrawn": throw RepositoryError(.withdrawn, "“circuits” was withdrawn.")
        case "locked": throw CurationError(.locked, "Another program is writing.")
        case "system": throw CurationError(.system, "“/srv/secret” could not be used.")
        default: throw Secret()
        }
      },
      Endpoint(.post, "/api/v1/echo", "postEcho", body: .json) { request, _ in
        let bytes = try await request.body.collect(upTo: .max)
        return json(String(buffer: bytes))
      },
      Endpoint(.post, "/api/v1/bag", "postBag", body: .bag) { request, _ in
        var count = 0
        for try await piece in request.body { count += piece.readableBytes }
        return json("{\"count\":\(count)}")
      },
      Endpoint(.post, "/api/v1/deaf", "postDeaf", body: .bag) { _, _ in json("{}\n") },
    ]
  }

  private static func json(_ text: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
