internal import ExemplarBundle

/// The author's `exemplar.yaml` with the id filled in, comments and all.
///
/// ```swift
/// RecordText.adding(id: "paper-circuits", to: "# Our lesson\nschema: 1\ntitle: Paper Circuits\n")
/// // "# Our lesson\nschema: 1\nid: paper-circuits\ntitle: Paper Circuits\n"
/// ```
public enum RecordText {
  /// The text with a line for the id; where no line can be added, the record written anew.
  public static func adding(id: String, to text: String) -> String {
    // A byte order mark stays at the front, and the lines keep the ends that their program gave them.
    let mark = text.unicodeScalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
    var lines = text.unicodeScalars.dropFirst(mark.unicodeScalars.count)
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let end = lines.first?.unicodeScalars.last == "\r" ? "\r" : ""
    if let empty = lines.firstIndex(where: { isKey("id", $0) }) {
      lines[empty] = "id: \(id)\(remark(of: lines[empty]))\(end)"
    } else {
      lines.insert("id: \(id)\(end)", at: place(in: lines))
    }
    let added = mark + lines.joined(separator: "\n")
    return says(id, added, besides: text) ? added : rewritten(text, id: id)
  }

  /// What the author wrote behind a key without a value: `  # given at packing`.
  private static func remark(of line: String) -> Substring {
    let value = line.drop { $0 != ":" }.dropFirst()
    let text = value.drop { $0 == " " || $0 == "\t" }
    return text.first == "#" && text.count < value.count
      ? value.prefix { $0 != "\r" } : ""
  }

  /// After `schema:`, else before the first key.
  private static func place(in lines: [String]) -> Int {
    if let schema = lines.firstIndex(where: { isKey("schema", $0) }) { return schema + 1 }
    return lines.firstIndex {
      !$0.hasPrefix("#") && !$0.hasPrefix("---") && $0.contains { !$0.isWhitespace }
    } ?? 0
  }

  /// A key at the beginning of a line.
  private static func isKey(_ key: String, _ line: String) -> Bool {
    line.hasPrefix("\(key):") || line.hasPrefix("\"\(key)\":") || line.hasPrefix("'\(key)':")
  }

  /// True when the new text has the id and says the same as before in everything else.
  private static func says(_ id: String, _ added: String, besides text: String) -> Bool {
    guard let new = RecordValue.read(yaml: added).record,
      let old = RecordValue.read(yaml: text).record,
      new["id"]?.content == .text(id)
    else { return false }
    return without(new).hasSameContent(as: without(old))
  }

  private static func rewritten(_ text: String, id: String) -> String {
    guard let record = RecordValue.read(yaml: text).record,
      case .mapping(let entries) = without(record).content
    else { return text }
    return RecordValue(.mapping([RecordEntry("id", .init(.text(id)))] + entries)).yaml
  }

  private static func without(_ record: RecordValue) -> RecordValue {
    guard case .mapping(let entries) = record.content else { return record }
    return RecordValue(.mapping(entries.filter { $0.key != "id" }), line: record.line)
  }
}
