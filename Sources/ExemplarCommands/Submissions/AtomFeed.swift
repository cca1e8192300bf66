package import ExemplarCuration
internal import ExemplarPresentation
package import Foundation

/// A queue as a feed that any reader can follow (RFC 4287): one entry a submission, newest first.
///
/// ```swift
/// let feed = AtomFeed(
///   of: submissions, title: "Waiting for curators", base: "https://lessons.example.org", organization: "ITI")
/// feed.text   // <?xml version="1.0" encoding="UTF-8"?> …
/// ```
/// A submission's entry keeps its id for ever, and its `updated` changes with its state, so that a reader shows it again
/// when something happened.
package struct AtomFeed {
  private let submissions: [Submission]
  private let title: String
  private let base: String
  private let organization: String
  private let now: Date

  /// A feed of some submissions; `base` is the repository's `base-url`.
  package init(
    of submissions: [Submission], title: String, base: String, organization: String,
    now: Date = Date()
  ) {
    self.submissions = submissions.sorted { ($0.since, $0.number) > ($1.since, $1.number) }
    self.title = title
    self.base = base
    self.organization = organization
    self.now = now
  }

  /// The document.
  package var text: String {
    let updated = submissions.first?.since ?? now
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
        <id>\(Self.escaped(id("queue:\(title)")))</id>
        <title>\(Self.escaped(title))</title>
        <updated>\(Self.time(updated))</updated>
        <author><name>\(Self.escaped(organization))</name></author>
        <generator>exemplar</generator>

      """ + submissions.map(entry).joined() + "</feed>\n"
  }

  private func entry(_ submission: Submission) -> String {
    """
      <entry>
        <id>\(Self.escaped(id("submission:\(submission.number)")))</id>
        <title>\(Self.escaped("\(submission.number). \(submission.title): \(submission.state.words)"))</title>
        <updated>\(Self.time(submission.since))</updated>
        <published>\(Self.time(submission.submitted))</published>
        <author><name>\(Self.escaped(submission.actor))</name></author>
        <category term="\(submission.state.rawValue)"/>
        <summary type="text">\(Self.escaped(summary(submission)))</summary>
        <content type="text">\(Self.escaped(content(submission)))</content>
      </entry>

    """
  }

  private func summary(_ submission: Submission) -> String {
    "Submission \(submission.number) of “\(submission.exemplar)”, round \(submission.round): \(submission.state.words). \(submission.turn)"
  }

  private func content(_ submission: Submission) -> String {
    "\(summary(submission)) See it: exemplar submissions show \(submission.number)"
  }

  /// A `tag:` URI (RFC 4151) of the host of the base URL, and its path.
  private func id(_ name: String) -> String {
    let url = URLComponents(string: base)
    let host = url?.host ?? "exemplar.example"
    let path = url?.path ?? ""
    let allowed = CharacterSet(charactersIn: Unicode.Scalar("a")..."z")
      .union(CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:/"))
    let specific = "\(path.isEmpty ? "" : path + "/")\(name)"
      .addingPercentEncoding(withAllowedCharacters: allowed)
    return "tag:\(host),2026:\(specific ?? name)"
  }

  /// RFC 3339, in UTC.
  private static func time(_ date: Date) -> String { date.formatted(.iso8601) }

  /// Text for XML: nothing in it is markup, and nothing stands in it that XML 1.0 forbids (section 2.2).
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.safe(text, newlines: true).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
