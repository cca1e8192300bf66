internal import ExemplarBundle
internal import HTTPTypes
internal import Hummingbird

/// A file as the answer to a request: all of it or a part, piece by piece, never as something a browser runs.
struct FileAnswer {
  let file: StoredFile
  /// Its bytes have this tag and no other bytes do.
  let tag: EntityTag
  let mediaType: String
  /// What it is called when it is saved.
  let name: String
  let caching: Caching

  /// The answer to somebody who may have it already, or a part of it.
  func response(to conditions: Conditions) throws(ServerProblem) -> Response {
    if conditions.has(tag) || conditions.wantsNothing { return .notModified(tag, caching) }
    var headers = self.headers
    switch ByteRange(conditions.range(of: tag), size: file.size) {
    case .whole:
      return Response(status: .ok, headers: headers, body: .init(file, 0..<file.size))
    case .part(let range):
      headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)"
      return Response(status: .partialContent, headers: headers, body: .init(file, range))
    case .unsatisfiable: throw unsatisfiable
    }
  }

  private var unsatisfiable: ServerProblem {
    ServerProblem(
      .rangeNotSatisfiable, "range-not-satisfiable", "The file has no such part",
      "The file has \(file.size) bytes. Ask for a range that begins before its end.",
      headers: [.contentRange: "bytes */\(file.size)", .acceptRanges: "bytes"])
  }

  // MARK: Headers

  private var headers: HTTPFields {
    [
      .contentType: mediaType.hasPrefix("text/") ? mediaType + "; charset=utf-8" : mediaType,
      .contentDisposition: disposition, .contentSecurityPolicy: policy,
      .acceptRanges: "bytes", .eTag: tag.text,
      .cacheControl: caching.text,
    ]
  }

  /// What a browser shows without running anything; everything else is saved.
  private static let shown: Set<String> = [
    "text/plain", "application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp",
    "audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "audio/aac", "video/mp4", "video/webm",
    "video/ogg",
  ]

  /// The name for old programs, in letters that stay themselves between quotes, and the true one (RFC 6266,
  /// section 4.3).
  private var disposition: String {
    let plain = String(
      decoding: name.unicodeScalars.map { scalar -> UInt8 in
        let isPlain =
          (0x20..<0x7F).contains(scalar.value) && !"\"\\%".unicodeScalars.contains(scalar)
        return isPlain ? UInt8(scalar.value) : UInt8(ascii: "_")
      }, as: UTF8.self)
    let kind = Self.shown.contains(mediaType) ? "inline" : "attachment"
    return "\(kind); filename=\"\(plain)\"; filename*=UTF-8''\(PercentEncoding.encoded(name))"
  }

  /// A file belongs to no page of ours: it loads nothing and runs nothing. The viewers of PDF that browsers bring do
  /// not start in a sandbox.
  private var policy: String {
    let own = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'"
    return mediaType == "application/pdf" ? own + "; object-src 'self'" : own + "; sandbox"
  }
}
