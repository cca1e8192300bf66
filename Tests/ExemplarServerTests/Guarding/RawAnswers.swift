import Foundation

/// The answers in the bytes of a connection, one after the other.
struct RawAnswers: Sendable {
  struct Answer: Sendable {
    let status: Int
    let lines: [String]
    let body: [UInt8]

    /// The first header of a name, whose letters may be large or small.
    subscript(_ name: String) -> String? {
      lines.first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
    }
    var text: String { String(decoding: body, as: UTF8.self) }
    /// A member of the body's JSON object.
    func member(_ name: String) -> String? {
      do {
        let object = try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
        return object?[name] as? String
      } catch { return nil }
    }
    /// The code of a problem document, where it is one.
    var code: String? {
      self["Content-Type"] == "application/problem+json" ? member("code") : nil
    }
  }

  let all: [Answer]
  /// What stands after the last whole answer.
  let rest: [UInt8]

  var statuses: [Int] { all.map(\.status) }
  var codes: [String?] { all.map(\.code) }

  init(_ bytes: [UInt8], withoutBodies: Bool = false) {
    var all: [Answer] = []
    var rest = bytes[...]
    while let end = rest.firstRange(of: Array("\r\n\r\n".utf8)) {
      var lines = String(decoding: rest[..<end.lowerBound], as: UTF8.self).components(
        separatedBy: "\r\n")
      let words = lines.removeFirst().split(separator: " ")
      guard words.count > 1, let status = Int(words[1]) else { break }
      rest = rest[end.upperBound...]
      let answer = Answer(status: status, lines: lines, body: [])
      let isChunked = answer["Transfer-Encoding"] == "chunked"
      let length = withoutBodies || status < 200 ? 0 : Int(answer["Content-Length"] ?? "") ?? 0
      guard !isChunked else {
        all.append(Answer(status: status, lines: lines, body: Array(rest)))
        rest = []
        break
      }
      guard rest.count >= length else { break }
      all.append(Answer(status: status, lines: lines, body: Array(rest.prefix(length))))
      rest = rest.dropFirst(length)
    }
    self.all = all
    self.rest = Array(rest)
  }
}
