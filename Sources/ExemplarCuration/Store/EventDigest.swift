internal import Crypto
internal import ExemplarCatalog
internal import Foundation

/// How the digest of an event is taken, so that any other program can take it too.
///
/// The SHA-256, in lower-case hexadecimal, of the UTF-8 text of one JSON array without spaces:
/// `["exemplar-event-1", previous, number, time, kind, actor, role, submission, exemplar, version, from, to,
/// bag, reason, words]`. `previous` is the digest of the event before, empty for the first; `time` counts
/// milliseconds since 1970 in UTC; `words` is the digest of what the person wrote (`EventWords`); what an event
/// has not is `null`; in strings only what must be escaped is, as `\"`, `\\`, `\n`, `\r`, `\t` or `\u00xx`.
/// `index/schemas/event-1.json` says the same.
enum EventDigest {
  static func of(_ event: Event) -> String {
    let members = [
      JSONText.quoted("exemplar-event-1"), JSONText.quoted(event.previous), String(event.number),
      String(event.time.milliseconds), JSONText.quoted(event.kind.rawValue),
      JSONText.quoted(event.actor), JSONText.quoted(event.role.rawValue), number(event.submission),
      JSONText.quoted(event.exemplar), number(event.version), text(event.from?.rawValue),
      text(event.to?.rawValue), text(event.bag), text(event.reason?.code.rawValue),
      text(event.words),
    ]
    let json = "[" + members.joined(separator: ",") + "]"
    return Data(SHA256.hash(data: Data(json.utf8))).hexadecimal
  }

  private static func number(_ number: Int?) -> String { number.map(String.init) ?? "null" }

  private static func text(_ text: String?) -> String { text.map(JSONText.quoted) ?? "null" }
}

extension Date {
  /// Since 1970; what the database keeps.
  var milliseconds: Int { Int((timeIntervalSince1970 * 1000).rounded(.down)) }

  init(milliseconds: Int) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
