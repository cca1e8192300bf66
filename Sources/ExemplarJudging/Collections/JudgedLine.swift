internal import ExemplarBundle
internal import Foundation

/// One line of `docs.jsonl` or `queries.jsonl`.
struct JudgedLine {
  var id: String
  var title: String
  var text: String
  /// From 1.
  var line: Int

  /// The sound lines of a file; the others are told.
  static func list(_ data: Data, file: String, findings: inout [Diagnostic]) -> [JudgedLine] {
    let decoder = JSONDecoder()
    var lines: [JudgedLine] = []
    for (number, bytes) in TextLines(data) {
      do {
        let object = try decoder.decode(Members.self, from: bytes)
        guard let id = object.id, !id.isEmpty else {
          findings.append(.unsound(file, number, bytes, "has no “id”"))
          continue
        }
        lines.append(
          JudgedLine(id: id, title: object.title, text: object.text, line: number))
      } catch {
        findings.append(.unsound(file, number, bytes, "is not a JSON object with “id” and “text”"))
      }
    }
    return lines
  }

  /// The members that are read, by the names that collections give them.
  private struct Members: Decodable {
    var id: String?
    var title: String
    var text: String

    private enum Key: String, CodingKey {
      case id, underscored = "_id", title, text
    }

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: Key.self)
      id = try members.name(.id) ?? members.name(.underscored)
      title = try members.decodeIfPresent(String.self, forKey: .title) ?? ""
      text = try members.decodeIfPresent(String.self, forKey: .text) ?? ""
    }
  }
}

extension KeyedDecodingContainer {
  /// A name, which some collections write as a number.
  fileprivate func name(_ key: Key) throws -> String? {
    guard contains(key), try !decodeNil(forKey: key) else { return nil }
    // What is no number is text.
    if let number = try? decode(Int.self, forKey: key) { return String(number) }
    return try decode(String.self, forKey: key)
  }
}
