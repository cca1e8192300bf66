internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The name that a sender gave her request, so that sending it twice does it once: `Idempotency-Key`.
struct IdempotencyKey: Hashable, Sendable {
  let text: String

  /// Reads the header; nil where there is none.
  init?(of headers: HTTPFields) throws {
    guard let name = HTTPField.Name("Idempotency-Key"), let text = headers[name] else { return nil }
    guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      throw ServerProblem(
        .badRequest, "invalid-header", "A header cannot be read",
        "Idempotency-Key needs 1 to 255 visible characters of ASCII, such as a UUID.")
    }
    self.text = text
  }

  /// What makes a request: its method, its address and what it carries.
  static func digest(of request: Request, carrying pieces: [[UInt8]]) -> String {
    var digest = SHA256()
    let address = Array(request.uri.path.utf8)
    for piece in [Array(request.method.rawValue.utf8), address] + pieces {
      withUnsafeBytes(of: UInt64(piece.count).bigEndian) { digest.update(bufferPointer: $0) }
      digest.update(data: piece)
    }
    return digest.finalize().map { String(format: "%02x", $0) }.joined()
  }
}
