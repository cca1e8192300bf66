internal import Crypto
internal import Foundation

/// What the bearer of a token sends: `exemplar_<id>_<secret>`, in the lower-case base32 of RFC 4648.
struct TokenText {
  private static let start = "exemplar"
  private static let idLength = 12
  /// Of 32 bytes without padding.
  private static let secretLength = 52

  let id: String
  private let secret: String

  /// A new one, by the system's generator.
  init() {
    id = String(Self.random(.bits128).prefix(Self.idLength))
    secret = Self.random(.bits256)
  }

  /// Reads one; nil for any other form.
  init?(_ text: String) {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == Self.start, Self.isWord(parts[1], Self.idLength),
      Self.isWord(parts[2], Self.secretLength)
    else { return nil }
    id = String(parts[1])
    secret = String(parts[2])
  }

  /// All of it.
  var text: String { "\(Self.start)_\(id)_\(secret)" }

  /// The SHA-256 of the secret's text; without a salt, since nobody can guess 256 bits.
  var digest: [UInt8] { Array(SHA256.hash(data: Data(secret.utf8))) }

  private static func random(_ size: SymmetricKeySize) -> String {
    SymmetricKey(size: size).withUnsafeBytes { Base32.text($0) }
  }

  private static func isWord(_ text: Substring, _ length: Int) -> Bool {
    text.utf8.count == length && text.utf8.allSatisfy(Base32.alphabet.contains)
  }
}

/// Base32 in lower case without padding (RFC 4648, section 6).
enum Base32 {
  static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var (rest, bits): (UInt16, Int) = (0, 0)
    var characters: [UInt8] = []
    for byte in bytes {
      rest = rest << 8 | UInt16(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        characters.append(alphabet[Int(rest >> UInt16(bits)) & 31])
      }
      rest &= (1 << UInt16(bits)) - 1
    }
    if bits > 0 { characters.append(alphabet[Int(rest << UInt16(5 - bits)) & 31]) }
    return String(decoding: characters, as: UTF8.self)
  }
}
