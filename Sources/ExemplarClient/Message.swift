internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1

/// One request, as it is sent at each try.
struct Message: Sendable {
  enum Content: Sendable {
    case none
    case json([UInt8])
    case file(FileBody)
  }

  let method: HTTPMethod
  var url: String
  /// Only with what needs it: a secret travels as little as it can.
  var token: AccessToken?
  var content = Content.none
  /// Makes it safe to send again what changes something.
  var key: IdempotencyKey?

  /// True where doing it twice is as doing it once.
  var isRepeatable: Bool { method == .GET || method == .HEAD || key != nil }

  /// Asks for something.
  static func get(_ url: String, token: AccessToken? = nil) -> Message {
    Message(method: .GET, url: url, token: token)
  }

  /// The request of the engine below.
  func request() -> HTTPClientRequest {
    var request = HTTPClientRequest(url: url)
    request.method = method
    request.headers.add(name: "accept", value: "application/json, application/problem+json")
    request.headers.add(name: "user-agent", value: "exemplar")
    if let token {
      request.headers.add(name: "authorization", value: "Bearer \(token.secret)")
    }
    if let key { request.headers.add(name: "idempotency-key", value: key.text) }
    switch content {
    case .none: break
    case .json(let bytes):
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(bytes: bytes))
    case .file(let file):
      request.headers.add(
        name: "content-type", value: "multipart/form-data; boundary=\(file.form.boundary)")
      request.body = .stream(file, length: .known(Int64(file.size)))
    }
    return request
  }
}

/// What came back, all of it.
struct Reply: Sendable {
  let status: Int
  let headers: HTTPHeaders
  let body: [UInt8]

  /// `application/json`, in lower case and without parameters.
  var type: String? {
    headers.first(name: "content-type")
      .map { $0.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace } }
  }

  var text: String { String(decoding: body, as: UTF8.self) }
}
