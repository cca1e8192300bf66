package import Foundation

/// How long something has been so, in words: `3 days`.
///
/// ```swift
/// AgeText(since: friday, now: monday).phrase                      // "for 3 days"
/// AgeText(since: friday, now: monday, isSpanish: true).phrase     // "desde hace 3 días"
/// ```
package struct AgeText: Hashable, Sendable {
  private enum Unit: Int, CaseIterable {
    case minute = 60
    case hour = 3_600
    case day = 86_400
    case month = 2_629_746
    case year = 31_556_952

    /// From how many of it on it is used: 60 days say more than 1 month.
    var least: Int { self == .month ? 2 : 1 }
  }

  private let count: Int
  private let unit: Unit
  private let isSpanish: Bool

  /// The time between two moments; none where the clock ran backwards.
  package init(since: Date, now: Date, isSpanish: Bool = false) {
    let seconds = Int(max(0, now.timeIntervalSince(since)))
    unit = Unit.allCases.last { seconds >= $0.rawValue * $0.least } ?? .minute
    count = seconds / unit.rawValue
    self.isSpanish = isSpanish
  }

  /// `3 days`, `less than a minute`
  package var words: String {
    if count == 0 { return isSpanish ? "menos de un minuto" : "less than a minute" }
    return "\(count) \(isSpanish ? spanish : english)"
  }

  /// `for 3 days`
  package var phrase: String { (isSpanish ? "desde hace " : "for ") + words }

  private var english: String {
    let name =
      switch unit {
      case .minute: "minute"
      case .hour: "hour"
      case .day: "day"
      case .month: "month"
      case .year: "year"
      }
    return count == 1 ? name : name + "s"
  }

  private var spanish: String {
    switch unit {
    case .minute: count == 1 ? "minuto" : "minutos"
    case .hour: count == 1 ? "hora" : "horas"
    case .day: count == 1 ? "día" : "días"
    case .month: count == 1 ? "mes" : "meses"
    case .year: count == 1 ? "año" : "años"
    }
  }
}
