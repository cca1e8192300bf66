internal import Foundation
internal import NIOHTTP1

/// Whether a server that sends on is followed.
///
/// A token never goes to another host, nothing goes from https to http, and what changes something is not sent on.
struct Redirection {
  static let statuses: Set<Int> = [301, 302, 303, 307, 308]

  /// Where it leads, for people; the address as it came where it cannot be read.
  let target: String
  /// The request for the new place; nil where it is not followed.
  let message: Message?

  /// Reads a reply; nil where it does not send on.
  init?(_ reply: Reply, to message: Message) {
    guard Self.statuses.contains(reply.status) else { return nil }
    let location = reply.headers.first(name: "location") ?? ""
    guard let here = URL(string: message.url),
      let there = URL(string: location, relativeTo: here)?.absoluteURL, let host = there.host,
      let scheme = there.scheme?.lowercased(), scheme == "http" || scheme == "https"
    else {
      (target, self.message) = (location.isEmpty ? "nowhere" : "“\(location)”", nil)
      return
    }
    target = "\(scheme)://\(host)\(there.port.map { ":\($0)" } ?? "")"
    let isDowngrade = here.scheme == "https" && scheme == "http"
    let isSame = host == here.host && (there.port == here.port || Self.isUpgrade(here, there))
    guard message.method == .GET, !isDowngrade, isSame || message.token == nil,
      there.user == nil
    else {
      self.message = nil
      return
    }
    var next = message
    next.url = there.absoluteString
    self.message = next
  }

  /// From http to https, both at their usual ports.
  private static func isUpgrade(_ here: URL, _ there: URL) -> Bool {
    here.scheme == "http" && there.scheme == "https" && (here.port ?? 80) == 80
      && (there.port ?? 443) == 443
  }
}
