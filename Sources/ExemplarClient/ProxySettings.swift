internal import Foundation

/// Which proxies stand between this machine and the servers, as the environment tells it.
///
/// ```swift
/// let proxies = ProxySettings(["https_proxy": "http://proxy.example.org:3128", "no_proxy": ".north.example.org"])
/// try proxies.proxy(for: ServerAddress("https://lessons.example.org"))         // proxy.example.org:3128
/// try proxies.proxy(for: ServerAddress("https://lessons.north.example.org"))   // nil
/// ```
/// Names in lower case come before those in capitals. `HTTP_PROXY` does not count where `REQUEST_METHOD` is set: in a
/// web server's script, a request's header could have put it there.
public struct ProxySettings: Hashable, Sendable {
  private var http: String?
  private var https: String?
  private var all: String?
  private var exceptions: [Exception] = []

  /// The names that are looked at.
  public static let names =
    ["http_proxy", "https_proxy", "all_proxy", "no_proxy"].flatMap { [$0, $0.uppercased()] }
    + ["REQUEST_METHOD"]

  /// No proxy at all.
  public init() {}

  /// What an environment says.
  public init(_ environment: [String: String]) {
    func value(_ name: String) -> String? {
      [environment[name], environment[name.uppercased()]].lazy.compactMap { $0 }
        .first { !$0.isEmpty }
    }
    let isScript = environment["REQUEST_METHOD"] != nil
    http = isScript ? environment["http_proxy"] : value("http_proxy")
    https = value("https_proxy")
    all = value("all_proxy")
    exceptions = (value("no_proxy") ?? "").split { $0 == "," || $0.isWhitespace }
      .compactMap { Exception(String($0)) }
  }

  /// The proxy on the way to a server; nil where there is none, or the server is this machine.
  ///
  /// - Throws: `ProxyError`, where what names it is no proxy's address.
  public func proxy(for server: ServerAddress) throws(ProxyError) -> Proxy? {
    let named = (server.scheme == "https" ? https : http) ?? all
    guard let named, !server.isLoopback, !exceptions.contains(where: { $0.holds(for: server) })
    else { return nil }
    return try Proxy(named)
  }

  /// A host that is asked directly: `example.org` with all below it, `.example.org`, `10.0.0.7:8080`, or `*`.
  private struct Exception: Hashable {
    var host: String
    var port: Int?

    init?(_ text: String) {
      var host = text.lowercased()[...]
      if let colon = host.lastIndex(of: ":"),
        host.firstIndex(of: ":") == colon || host.contains("]"),
        let number = Int(host[host.index(after: colon)...])
      {
        port = number
        host = host[..<colon]
      }
      if host.hasPrefix("*.") { host = host.dropFirst(2) }
      if host.hasPrefix(".") { host = host.dropFirst() }
      self.host = host.trimmingCharacters(in: ["[", "]"])
      if self.host.isEmpty { return nil }
    }

    func holds(for server: ServerAddress) -> Bool {
      guard port == nil || port == server.port else { return false }
      return host == "*" || server.host == host || server.host.hasSuffix(".\(host)")
    }
  }
}

/// A proxy.
public struct Proxy: Hashable, Sendable, CustomStringConvertible {
  enum Kind: Hashable, Sendable { case http, socks }

  let kind: Kind
  let host: String
  let port: Int
  /// What it asks for; never printed.
  let credentials: Credentials?

  struct Credentials: Hashable, Sendable {
    let name: String
    let password: String
  }

  /// Reads what a variable names: `http://name:password@proxy.example.org:3128`, `socks5://…`, `proxy:3128`.
  init(_ text: String) throws(ProxyError) {
    guard let parts = URLComponents(string: text.contains("://") ? text : "http://" + text),
      let host = parts.host, !host.isEmpty
    else { throw ProxyError(reason: .unreadable) }
    switch parts.scheme?.lowercased() {
    case "http"?: (kind, port) = (.http, parts.port ?? 80)
    case "socks"?, "socks5"?, "socks5h"?: (kind, port) = (.socks, parts.port ?? 1080)
    default: throw ProxyError(reason: .scheme)
    }
    self.host = host.trimmingCharacters(in: ["[", "]"])
    credentials = parts.user.map { Credentials(name: $0, password: parts.password ?? "") }
    if kind == .socks, credentials != nil { throw ProxyError(reason: .credentials) }
  }

  public var description: String { "\(host):\(port)" }
}

/// Why a proxy that the environment names cannot be used. The address is not repeated: it may hold a password.
public struct ProxyError: Error, Hashable, Sendable, CustomStringConvertible {
  enum Reason: Hashable, Sendable { case unreadable, scheme, credentials }

  let reason: Reason

  public var description: String {
    switch reason {
    case .unreadable:
      "The proxy that http_proxy, https_proxy or all_proxy names cannot be read as an address. Write it as in https_proxy=http://proxy.example.org:3128, or leave it empty."
    case .scheme:
      "The proxy that http_proxy, https_proxy or all_proxy names is of a kind that cannot be used. Those that begin with http:// or socks5:// can."
    case .credentials:
      "The proxy that http_proxy, https_proxy or all_proxy names is a SOCKS proxy with a name and a password, which cannot be used. Use it without them, or a proxy that begins with http://."
    }
  }
}
