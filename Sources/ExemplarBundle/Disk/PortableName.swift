internal import Foundation

/// Names that travel: the same file on Linux, Windows and macOS.
enum PortableName {
  /// Composed characters (NFC), as paths in bags are written.
  static func composed(_ name: String) -> String {
    name.utf8.allSatisfy { $0 < 0x80 } ? name : name.precomposedStringWithCanonicalMapping
  }

  /// Equal for two names that some disk cannot tell apart.
  static func folded(_ name: String) -> String { name.lowercased() }

  /// A warning for a name that some systems cannot store.
  static func warning(_ path: String) -> Diagnostic? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let reserved = name.unicodeScalars.first {
      $0.value < 0x20 || $0.value == 0x7F || "<>:\"|?*".unicodeScalars.contains($0)
    }
    guard reserved != nil || name.hasSuffix(".") || name.hasSuffix(" ") else { return nil }
    let why =
      switch reserved {
      case .some(let character) where character.value >= 0x20 && character.value != 0x7F:
        "the character “\(character)”"
      case .some: "a control character"
      case nil: "a space or a period at its end"
      }
    return Diagnostic(
      "unportable-name", .warning, path: path, "The name has \(why), which Windows cannot store.",
      remedy: "Rename the file.")
  }

  /// Files that systems leave behind and nobody means to share: `.DS_Store`, `Thumbs.db`, `~$lesson.docx`.
  static func isLeftBehind(_ name: String) -> Bool {
    if name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~") { return true }
    return ["thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r"].contains(
      name.lowercased())
  }
}
