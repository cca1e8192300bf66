internal import NIOHTTP1

/// What is looked at in a head before anything else sees it: whatever two programs could understand in two ways.
///
/// ```
/// GET / HTTP/1.1                                     400: no Host
/// Content-Length: 3 and Transfer-Encoding: chunked   400: where does it end?
/// Transfer-Encoding: gzip, chunked                   501
/// Expect: a-miracle                                  417
/// ```
struct HeadCheck {
  /// The longest request target, in bytes; RFC 9110, section 4.1, asks for 8,000 at least.
  static let targetBytes = 8192

  let head: HTTPRequestHead
  let facts: HeadFacts

  /// The connection is a socket in the file system, whose clients have no name to say.
  let isLocal: Bool

  init(_ head: HTTPRequestHead, isLocal: Bool) {
    self.head = head
    self.isLocal = isLocal
    facts = HeadFacts(head.headers)
  }

  /// Why a request with this head is not heard; nil where it may go on.
  var problem: ServerProblem? { target ?? host ?? framing ?? expectation }

  /// Whether another request may follow on the connection.
  var staysOpen: Bool {
    // The decoder hears nothing after a wish for another protocol, which is not granted.
    head.isKeepAlive && !facts.isUpgrade
  }

  /// HTTP/1.0, which knows neither Host nor chunks.
  private var isOld: Bool { head.version == .http1_0 }

  private var target: ServerProblem? {
    if head.method == .CONNECT { return .noTunnel }
    let count = head.uri.utf8.count
    guard count <= Self.targetBytes else { return .targetTooLong(count) }
    if head.uri.utf8.first == UInt8(ascii: "/") { return nil }
    let isWhole = head.uri.hasPrefix("http://") || head.uri.hasPrefix("https://")
    return isWhole || (head.uri == "*" && head.method == .OPTIONS)
      ? nil : .malformedTarget(head.uri)
  }

  private var host: ServerProblem? {
    if facts.hosts.count == 1, isHost(facts.hosts[0]) { return nil }
    if facts.hosts.isEmpty, isOld || isLocal { return nil }
    return .badHost(facts.hosts.count)
  }

  private func isHost(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "%"), UInt8(ascii: "~"):
        true
      default: false
      }
    }
  }

  /// Where the body ends is said once and in one way (RFC 9112, section 6.3).
  private var framing: ServerProblem? {
    guard !facts.codings.isEmpty else { return facts.lengths <= 1 ? nil : .twoLengths }
    guard facts.lengths == 0, !isOld else { return .twoLengths }
    return facts.codings.count == 1 && facts.codings[0].lowercased() == "chunked"
      ? nil : .unsupportedCoding(facts.codings.joined(separator: ", "))
  }

  private var expectation: ServerProblem? {
    facts.expectations.allSatisfy { $0.lowercased() == "100-continue" }
      ? nil : .unmetExpectation(facts.expectations.joined(separator: ", "))
  }
}
