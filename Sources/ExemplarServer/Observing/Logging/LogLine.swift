internal import Foundation
internal import Logging

/// One line of the log, as text for people or as JSON for programs.
///
/// ```swift
/// LogLine(time: now, level: .info, message: "request", values: [("status", .number(200))]).text(.text)
/// // 2026-11-22T03:43:26.120Z info request status=200
/// ```
/// What came with a request is escaped: no value ends a line, forges another or reaches a terminal as a command.
struct LogLine {
  /// A value beside the message.
  enum Value: Hashable {
    case text(String)
    /// Written without quotes; only digits, a sign and a point.
    case number(String)
  }

  var time: Date
  var level: Logger.Level
  var message: String
  var values: [(name: String, value: Value)]

  /// The line, with its newline.
  func text(_ form: ServerSettings.LogForm) -> String {
    switch form {
    case .text: plain
    case .json: json
    }
  }

  private var plain: String {
    var line = "\(Self.stamp(time)) \(level.rawValue) \(Self.escaped(message))"
    for (name, value) in values {
      switch value {
      case .number(let digits): line += " \(name)=\(digits)"
      case .text(let text): line += " \(name)=\(Self.word(text))"
      }
    }
    return line + "\n"
  }

  private var json: String {
    var line = "{\"time\":\"\(Self.stamp(time))\",\"level\":\"\(level.rawValue)\",\"message\":"
    line += Self.quoted(message)
    for (name, value) in values {
      line += ",\(Self.quoted(name)):"
      switch value {
      case .number(let digits): line += digits
      case .text(let text): line += Self.quoted(text)
      }
    }
    return line + "}\n"
  }

  /// A word as it is, anything else in quotes.
  private static func word(_ text: String) -> String {
    let isWord = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
    return isWord && !text.isEmpty ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String { "\"\(escaped(text, quotes: true))\"" }

  /// At most so many scalars of a value are written.
  private static let longest = 2000

  /// Controls, what turns the direction of text, and what ends a line somewhere become escapes, as JSON has them.
  static func escaped(_ text: String, quotes: Bool = false) -> String {
    var escaped = ""
    for (place, scalar) in text.unicodeScalars.enumerated() {
      if place == longest { return escaped + "…" }
      switch scalar {
      case "\"" where quotes: escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      default:
        if isUnsafe(scalar) {
          escaped += Self.escape(scalar)
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }

  /// UTF-16 units, as JSON wants them.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }

  /// `2026-11-22T03:43:26.120Z`: milliseconds, as the clock of the world has them.
  static func stamp(_ time: Date) -> String {
    let milliseconds = Int64((time.timeIntervalSince1970 * 1000).rounded(.down))
    var seconds = time_t(milliseconds / 1000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let day = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), to: 2) }
    return day.map { padded($0, to: 2) }.joined(separator: "-") + "T"
      + clock.joined(separator: ":") + "." + padded(Int(milliseconds % 1000), to: 3) + "Z"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
