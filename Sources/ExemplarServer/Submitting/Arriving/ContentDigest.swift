internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The SHA-256 that a sender says her body has: `Content-Digest: sha-256=:…:` (RFC 9530).
///
/// `Repr-Digest` says the same of a body that is sent whole and as it is. Other algorithms are passed over, as the RFC
/// asks.
struct ContentDigest: Hashable, Sendable {
  /// The 32 bytes.
  let sha256: [UInt8]

  /// Reads the headers; nil where none of them names a SHA-256.
  init?(of headers: HTTPFields) throws {
    var digests: Set<[UInt8]> = []
    for name in ["Content-Digest", "Repr-Digest"] {
      guard let field = HTTPField.Name(name) else { continue }
      for member in headers[values: field].joined(separator: ",").split(separator: ",") {
        if let digest = try Self.digest(member, name) { digests.insert(digest) }
      }
    }
    guard digests.count <= 1 else {
      throw ServerProblem.digestMismatch("Content-Digest and Repr-Digest name different digests.")
    }
    guard let digest = digests.first else { return nil }
    sha256 = digest
  }

  /// Throws where what arrived is something else.
  func check(_ arrived: [UInt8]) throws {
    guard arrived != sha256 else { return }
    throw ServerProblem.digestMismatch(
      "What arrived has another SHA-256 than the header says: it was changed on its way. Send it again."
    )
  }

  private static func digest(_ member: Substring, _ header: String) throws -> [UInt8]? {
    let text = member.trimmingCharacters(in: .whitespaces)
    guard let equals = text.firstIndex(of: "="), text[..<equals].lowercased() == "sha-256" else {
      return nil
    }
    let value = text[text.index(after: equals)...]
    guard value.count >= 2, value.hasPrefix(":"), value.hasSuffix(":"),
      let bytes = Data(base64Encoded: String(value.dropFirst().dropLast())), bytes.count == 32
    else {
      throw ServerProblem(
        .badRequest, "invalid-header", "A header cannot be read",
        "\(header) needs a SHA-256 in base64 between colons: sha-256=:…:")
    }
    return Array(bytes)
  }
}

extension ServerProblem {
  fileprivate static func digestMismatch(_ detail: String) -> ServerProblem {
    ServerProblem(.badRequest, "digest-mismatch", "The body is not the one that was sent", detail)
  }
}
