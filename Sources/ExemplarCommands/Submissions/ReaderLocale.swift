internal import ExemplarReading
package import Foundation

/// How the reader's system writes days and times.
///
/// By the first of `LC_ALL`, `LC_TIME` and `LANG` that is set (POSIX, 8.2); without one, and for `C` and `POSIX`,
/// dates are written as ISO 8601 has them.
package struct ReaderLocale: Hashable, Sendable {
  /// `en_US`; nil for ISO 8601.
  package let name: String?
  package let timeZone: TimeZone

  /// A locale by its name in the environment: `es_MX.UTF-8`.
  package init(_ name: String?, timeZone: TimeZone = .current) {
    let plain = (name ?? "").prefix { $0 != "." && $0 != "@" }
    self.name = plain.isEmpty || plain == "C" || plain == "POSIX" ? nil : String(plain)
    self.timeZone = timeZone
  }

  /// That of this process.
  package static var current: ReaderLocale {
    let names = ["LC_ALL", "LC_TIME", "LANG"].lazy.compactMap { Environment.value($0) }
    return ReaderLocale(names.first { !$0.isEmpty })
  }

  /// True where ages are told in Spanish.
  package var isSpanish: Bool { name == "es" || name?.hasPrefix("es_") == true }

  /// A moment: `Nov 22, 2026 at 9:05 AM`, `22 nov 2026, 9:05`, `2026-11-22 09:05`.
  package func moment(_ date: Date) -> String {
    guard let name else {
      let style = Date.ISO8601FormatStyle(timeZone: timeZone).year().month().day()
        .dateTimeSeparator(.space).time(includingFractionalSeconds: false)
      return String(date.formatted(style).prefix("2026-11-22 09:05".count))
    }
    return written(date, Date.FormatStyle(date: .abbreviated, time: .shortened), name)
  }

  /// A day of the calendar, which lies in no time zone: `Nov 22, 2026`; as it is where it cannot be read.
  package func day(_ text: String) -> String {
    guard let name, let date = try? Date(text + "T12:00:00Z", strategy: .iso8601) else {
      return text  // Shown as it is stored.
    }
    var style = Date.FormatStyle(date: .abbreviated, time: .omitted)
    style.timeZone = .gmt
    return written(date, style, name, zone: .gmt)
  }

  private func written(
    _ date: Date, _ style: Date.FormatStyle, _ name: String, zone: TimeZone? = nil
  ) -> String {
    var style = style.locale(Locale(identifier: name))
    style.timeZone = zone ?? timeZone
    // Some locales part the hour from AM and PM with a narrow space, which not every font has.
    return date.formatted(style).replacing("\u{202F}", with: " ")
  }
}
