internal import Glibc

/// The calendar of the machine, in its own zone.
public enum LoggedDay {
  /// `2026-11-22`
  public static func today() -> String {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }

  /// True for the form of a day: `2026-11-22`.
  static func isOne(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [4, 2, 2]
      && parts.allSatisfy { $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }
  }

  /// `2026-11` of `2026-11-22`.
  public static func month(of day: String) -> String { String(day.prefix(7)) }
}
