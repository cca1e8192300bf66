package import NIOCore

/// Who asks, as rates are counted: an IPv4 address, or the 64 bits of an IPv6 address that belong to one household.
///
/// ```swift
/// RatedClient(peer, forwarded: ["203.0.113.9, 10.0.0.2"], trustedHops: 1).text   // "10.0.0.2"
/// RatedClient(peer, forwarded: ["203.0.113.9, 10.0.0.2"], trustedHops: 2).text   // "203.0.113.9"
/// ```
package struct RatedClient: Hashable, Sendable {
  private enum Kind: Hashable { case local, version4, version6 }
  private let kind: Kind
  /// All of an IPv4 address, the first half of an IPv6 address.
  private let bits: UInt64

  /// The other end of a connection; a socket in the file system has none.
  package init(_ address: SocketAddress?) {
    switch address {
    case .v4:
      kind = .version4
      bits = Self.bytes(of: address, from: 4, 4)
    case .v6:
      let first = Self.bytes(of: address, from: 8, 8)
      let second = Self.bytes(of: address, from: 16, 8)
      // ::ffff:192.0.2.1, as a socket for both versions shows an IPv4 address (RFC 4291, section 2.5.5.2).
      let isMapped = first == 0 && second >> 32 == 0xFFFF
      kind = isMapped ? .version4 : .version6
      bits = isMapped ? second & 0xFFFF_FFFF : first
    case .unixDomainSocket, nil:
      kind = .local
      bits = 0
    }
  }

  /// Bytes of a socket address: an IPv4 address begins at 4 (`sockaddr_in`), an IPv6 address at 8 (`sockaddr_in6`).
  private static func bytes(of address: SocketAddress?, from start: Int, _ count: Int) -> UInt64 {
    address?.withSockAddr { pointer, size in
      UnsafeRawBufferPointer(start: pointer, count: size)[start..<(start + count)]
        .reduce(0) { $0 << 8 | UInt64($1) }
    } ?? 0
  }

  /// Behind `trustedHops` proxies: the address that the outermost of them saw, counted from the right of
  /// `X-Forwarded-For`; whatever stands left of it anybody may have written. What cannot be read is not believed.
  init(_ peer: SocketAddress?, forwarded: [String], trustedHops: Int) {
    guard trustedHops > 0 else {
      self.init(peer)
      return
    }
    let named = forwarded.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard named.count >= trustedHops,
      let address = Self.address(named[named.count - trustedHops])
    else {
      self.init(peer)
      return
    }
    self.init(address)
  }

  /// An address with or without a port: `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`.
  private static func address(_ text: Substring) -> SocketAddress? {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    if text.first == "[" {
      guard let end = text.firstIndex(of: "]") else { return nil }
      text = text[..<end].dropFirst()
    } else if text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
      text = text[..<colon]
    }
    do {
      return try SocketAddress(ipAddress: String(text), port: 0)
    } catch {
      return nil  // “unknown”, a name, nonsense: RFC 7239 allows them all.
    }
  }

  /// `192.0.2.1`, `2001:db8:0:1::`.
  package var text: String {
    switch kind {
    case .local: "local"
    case .version4: (0..<4).map { String(bits >> (24 - 8 * $0) & 0xFF) }.joined(separator: ".")
    case .version6:
      (0..<4).map { String(bits >> (48 - 16 * $0) & 0xFFFF, radix: 16) }.joined(separator: ":")
        + "::"
    }
  }
}
