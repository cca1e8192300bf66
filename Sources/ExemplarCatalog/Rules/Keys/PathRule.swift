internal import ExemplarBundle
internal import Foundation

/// The path of a file in one folder of the bundle: `artifacts/card.jpg`.
struct PathRule: KeyRule {
  /// `artifacts` or `materials`.
  var folder: String

  func read(_ value: RecordValue, at desk: inout KeyDesk) -> String? {
    guard case .text(let written) = value.content, !value.isEmpty else {
      desk.tell(.wrongShape, at: value, "A path is one text, not a \(value.shape).")
      return nil
    }
    let path = Self.plain(written)
    if path.hasPrefix(folder + "/"), !path.split(separator: "/").contains("..") {
      desk.fileLines[path] = value.line
      return path
    }
    desk.tell(
      .wrongFolder, at: value, "“\(path)” does not lie in \(folder)/.",
      remedy: "Move the file there and write “\(folder)/\(path.split(separator: "/").last ?? "…")”."
    )
    return nil
  }

  /// The path as the list of files has it: composed characters, no `./` before it.
  private static func plain(_ written: String) -> String {
    let path = written.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces)
    return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }
}
