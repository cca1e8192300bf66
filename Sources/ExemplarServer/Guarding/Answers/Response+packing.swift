internal import Hummingbird
internal import NIOCore

extension Response {
  /// Bodies of fewer bytes travel in one packet anyway; larger ones are files.
  private static let packable = 1024...(8 << 20)

  /// Packs the body where that is allowed and who asked wants it.
  ///
  /// Not packed are parts of something, what a client could ask for in parts, what is packed already, and what a
  /// strong `ETag` names byte by byte.
  mutating func pack(for request: Request) async throws {
    guard let length = body.contentLength, Self.packable.contains(length), isPackable else {
      return
    }
    headers.vary("Accept-Encoding")
    guard let accepted = request.headers[.acceptEncoding], AcceptedCoding.takesGzip(accepted)
    else { return }
    let collector = BodyCollector()
    try await body.write(collector)
    let whole = collector.bytes
    if let packed = await Gzip.packed(whole) {
      headers[.contentEncoding] = "gzip"
      body = ResponseBody(byteBuffer: packed)
    } else {
      body = ResponseBody(byteBuffer: whole)
    }
  }

  private var isPackable: Bool {
    guard status == .ok || status.code >= 400, isText, headers[.contentEncoding] == nil,
      headers[.acceptRanges] == nil, headers[.contentRange] == nil
    else { return false }
    return headers[.eTag]?.hasPrefix("W/") ?? true
  }

  private var isText: Bool {
    guard let type = headers[.contentType] else { return false }
    let media = type.prefix { $0 != ";" }
    return media.hasPrefix("text/") || media.hasSuffix("json") || media.hasSuffix("xml")
      || media == "application/javascript"
  }

  /// Says how long a body would be whose length nobody knew: the answer to HEAD has it, and no body.
  mutating func measure() async throws {
    guard body.contentLength == nil else { return }
    let collector = BodyCollector(keeps: false)
    try await body.write(collector)
    headers[.contentLength] = String(collector.count)
  }
}

/// Keeps what is written, or counts it.
private final class BodyCollector: ResponseBodyWriter {
  private let keeps: Bool
  private(set) var bytes = ByteBuffer()
  private(set) var count = 0

  init(keeps: Bool = true) { self.keeps = keeps }

  func write(_ buffer: ByteBuffer) async throws {
    count += buffer.readableBytes
    guard keeps else { return }
    if bytes.readableBytes == 0 {
      bytes = buffer
    } else {
      bytes.writeImmutableBuffer(buffer)
    }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
