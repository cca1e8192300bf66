internal import Foundation

/// Where a server is: scheme, host, port and the path that its routes begin with.
///
/// ```swift
/// let address = try ServerAddress("https://lessons.example.org/north/")
/// address.text                              // "https://lessons.example.org/north"
/// address.url(of: "/api/v1/facets")         // "https://lessons.example.org/north/api/v1/facets"
/// try ServerAddress("ftp://example.org")    // throws: “ftp://example.org” is not …
/// ```
public struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
  /// `http` or `https`.
  public let scheme: String
  /// A name or a number, in lower case; an IPv6 number without its brackets.
  public let host: String
  /// 443 and 80 where none was written.
  public let port: Int
  /// `/north`; empty at the root.
  public let prefix: String

  /// Reads an address.
  ///
  /// - Throws: `AddressError`, which says what about it cannot be used and what to write.
  public init(_ text: String) throws(AddressError) {
    func refuse(_ fault: AddressError.Fault) -> AddressError { AddressError(text, fault) }
    guard !text.isEmpty else { throw refuse(.empty) }
    guard let end = text.range(of: "://") else { throw refuse(.noScheme) }
    let scheme = text[..<end.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { throw refuse(.scheme) }
    guard let parts = URLComponents(string: text), !text.unicodeScalars.contains(where: \.isOdd)
    else { throw refuse(.unreadable) }
    guard parts.user == nil, parts.password == nil else { throw refuse(.user) }
    guard parts.query == nil, parts.fragment == nil else { throw refuse(.query) }
    guard let host = parts.percentEncodedHost, !host.isEmpty else { throw refuse(.noHost) }
    guard !host.contains("%") else { throw refuse(.unreadable) }
    guard parts.port.map({ (1...65_535).contains($0) }) ?? true else { throw refuse(.port) }
    self.scheme = scheme
    self.host = host.lowercased().trimmingCharacters(in: ["[", "]"])
    port = parts.port ?? (scheme == "https" ? 443 : 80)
    var path = parts.percentEncodedPath[...]
    while path.hasSuffix("/") { path = path.dropLast() }
    prefix = String(path)
  }

  /// The whole, without a slash at its end; a port stands there where it is not the usual one.
  public var text: String { origin + prefix }

  public var description: String { text }

  /// The address of a path below the server's root.
  public func url(of path: String) -> String { text + path }

  /// True where nothing leaves this machine on the way to it.
  public var isLoopback: Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "::1"
      || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
  }

  /// True where others on the way could read what is sent.
  public var isReadableOnTheWay: Bool { scheme == "http" && !isLoopback }

  /// Scheme, host and port.
  var origin: String {
    let name = host.contains(":") ? "[\(host)]" : host
    let usual = scheme == "https" ? 443 : 80
    return "\(scheme)://\(name)" + (port == usual ? "" : ":\(port)")
  }
}

extension Unicode.Scalar {
  /// A space, a control character, or one that an address writes in another way (RFC 3986, section 2).
  fileprivate var isOdd: Bool { value <= 0x20 || value >= 0x7F || self == "\\" }
}
