internal import ExemplarPresentation
internal import Hummingbird
internal import NIOCore

extension Response {
  /// A value as JSON.
  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json"
  ) throws -> Response {
    try .bytes(AnswerJSON.bytes(value), status: status, type: type)
  }

  /// Bytes of a media type.
  static func bytes(
    _ bytes: [UInt8], status: HTTPResponse.Status = .ok, type: String
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
