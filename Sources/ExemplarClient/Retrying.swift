internal import Foundation

/// When something is tried again, and after how long.
///
/// ```swift
/// var retrying = Retrying(Patience())
/// retrying.pause(asked: nil)           // 0.25 to 0.5 s
/// retrying.pause(asked: .seconds(5))   // 5 s, as the server wants
/// retrying.pause(asked: nil)           // nil: three times are enough
/// ```
struct Retrying {
  private let patience: Patience
  /// How often it was tried already.
  private(set) var tries = 1

  init(_ patience: Patience) { self.patience = patience }

  /// How long to wait before the next try; nil where there is none. `asked` is what `Retry-After` says.
  mutating func pause(asked: Duration?) -> Duration? {
    guard tries < patience.tries else { return nil }
    if let asked, asked > patience.longestPause { return nil }
    let own = patience.pause * (1 << (tries - 1)) * Double.random(in: 0.5...1)
    tries += 1
    return max(asked ?? .zero, own)
  }
}

/// How long a server wants to be left alone (RFC 9110, section 10.2.3).
enum RetryAfter {
  /// Seconds, or a date; nil where it is neither.
  static func duration(_ text: String?, now: Date = Date()) -> Duration? {
    guard let text else { return nil }
    if let seconds = Int(text), seconds >= 0 { return .seconds(min(seconds, 86_400)) }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = .gmt
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format.date(from: text).map { .seconds(max(0, Int($0.timeIntervalSince(now)))) }
  }
}
