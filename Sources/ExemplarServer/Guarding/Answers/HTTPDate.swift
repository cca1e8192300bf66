internal import ExemplarCatalog

/// A moment as HTTP writes it (RFC 9110, section 5.6.7).
///
/// ```swift
/// HTTPDate(secondsSince1970: 784_111_777).text   // "Sun, 06 Nov 1994 08:49:37 GMT"
/// ```
package struct HTTPDate {
  let secondsSince1970: Int

  /// A moment; years before 1970 are not asked for.
  package init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Day and time in Greenwich.
  package var text: String {
    let day = CalendarDay(secondsSince1970: secondsSince1970)
    let second = secondsSince1970 % 86_400
    let weekday = Self.days[secondsSince1970 / 86_400 % 7]
    let time = [second / 3600, second / 60 % 60, second % 60].map(Self.two)
    return "\(weekday), \(Self.two(day.day)) \(Self.months[day.month - 1]) \(day.year) "
      + time.joined(separator: ":") + " GMT"
  }

  private static func two(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
