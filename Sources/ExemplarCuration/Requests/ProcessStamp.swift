internal import Foundation

/// Which process does something, so that another one can tell that it ended: its number, its start, its namespace.
///
/// A number is given again to later processes; with the start it is not (`proc(5)`, field 22 of `stat`). In another
/// namespace, as of a container, the same numbers mean others.
struct ProcessStamp {
  let text: String

  /// This process.
  static let current: ProcessStamp = {
    let number = getpid()
    let words = [String(number), start(of: number), namespace]
    return ProcessStamp(text: words.map { $0 ?? "?" }.joined(separator: " "))
  }()

  /// True where it certainly runs no more; false also where nobody can tell.
  var isOver: Bool {
    let words = text.split(separator: " ")
    guard words.count == 3, let number = pid_t(words[0]), number > 0,
      words[2] == Self.namespace ?? "?"
    else { return false }
    if kill(number, 0) != 0, errno == ESRCH { return true }
    return Self.start(of: number).map { $0 != words[1] } ?? false
  }

  /// In ticks since the system started.
  private static func start(of number: pid_t) -> String? {
    guard let data = FileManager.default.contents(atPath: "/proc/\(number)/stat") else {
      return nil
    }
    // The program's name stands in parentheses and may hold anything.
    let text = String(decoding: data, as: UTF8.self)
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[end...].split(separator: " ")
    return fields.count > 20 ? String(fields[20]) : nil
  }

  /// `pid:[4026531836]`
  private static let namespace: String? = {
    // Where there is no such link, age alone tells.
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
  }()
}
