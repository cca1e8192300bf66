import ExemplarBundle
import ExemplarCuration
import ExemplarTesting
import Foundation

/// Two bags of one lesson in a temporary folder, the second with changes.
///
/// ```swift
/// let bags = try DifferenceBags()
/// try bags.write("new", record: ["grades": "[3, 4]"], files: ["materials/a.txt": "more"])
/// let difference = try bags.difference
/// ```
struct DifferenceBags {
  let folder: TemporaryFolder
  static let record = [
    "schema": "1", "id": "paper-circuits", "title": "Paper circuits", "grades": "[3, 4]",
  ]
  static let lesson = "# Paper circuits\n\nFold the card.\n"

  init() throws { folder = try TemporaryFolder(inMemory: true) }

  /// Writes a bag of the sample with some keys and files replaced; an empty value leaves the key out.
  func write(
    _ name: String, record: [String: String] = [:], lesson: String = Self.lesson,
    files: [String: String] = [:]
  ) throws {
    let keys = Self.record.merging(record) { $1 }.filter { !$0.value.isEmpty }
    let text = keys.sorted { $0.key > $1.key }.map { "\($0.key): \($0.value)\n" }.joined()
    let all = files.merging(["exemplar.yaml": text, "lesson.md": lesson]) { $1 }
    _ = try BagWriter(info: []).write(
      all.sorted { $0.key < $1.key }.map { .init($0.key, .bytes(Array($0.value.utf8))) },
      to: folder.url(name).path)
  }

  /// From `old` to `new`.
  var difference: Difference {
    get throws {
      try Difference(from: folder.url("old").path, to: folder.url("new").path)
    }
  }

  /// What changed when these keys are replaced.
  static func keys(
    from old: [String: String], to new: [String: String]
  ) throws -> [KeyChange] {
    let bags = try DifferenceBags()
    try bags.write("old", record: old)
    try bags.write("new", record: new)
    return try bags.difference.keys
  }

  /// What changed in the lesson.
  static func lesson(from old: String, to new: String) throws -> PartChange? {
    let bags = try DifferenceBags()
    try bags.write("old", lesson: old)
    try bags.write("new", lesson: new)
    return try bags.difference.parts.first
  }
}

extension TextHunk {
  /// As wdiff writes it.
  var marked: String {
    pieces.map { piece in
      switch piece.kind {
      case .same: piece.text
      case .removed: "[-\(piece.text)-]"
      case .added: "{+\(piece.text)+}"
      }
    }.joined()
  }

  /// The newer text alone.
  var newText: String { pieces.filter { $0.kind != .removed }.map(\.text).joined() }
}
