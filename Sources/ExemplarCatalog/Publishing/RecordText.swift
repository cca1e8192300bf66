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
    let line = "id: \(id)"
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let empty = lines.firstIndex(where: { isKey("id", $0) }) {
      lines[empty] = line
    } else {
      lines.insert(line, at: place(in: lines))
    }
    let added = lines.joined(separator: "\n")
    return says(id, added, besides: text) ? added : rewritten(text, id: id)
  }

  /// After `schema:`, else before the first key.
  private static func place(in lines: [String]) -> Int {
    if let schema = lines.firstIndex(where: { isKey("schema", $0) }) { return schema + 1 }
    return lines.firstIndex { !$0.hasPrefix("#") && !$0.hasPrefix("---") && !$0.isEmpty } ?? 0
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
