/// What makes a path inside a bundle, a bag or an archive dangerous (RFC 8493, section 5).
///
/// ```swift
/// PathFault.first(in: "data/../../etc/passwd")   // .parent
/// PathFault.first(in: "data/card.png")           // nil
/// ```
public enum PathFault: String, Hashable, Sendable, CaseIterable {
  case empty, absolute, parent, current, emptyName, home, driveLetter, backslash, zeroByte
  case variable, deviceName

  /// The first fault of a path with `/` between its names, nil when there is none.
  public static func first(in path: String) -> PathFault? {
    let bytes = Array(path.utf8)
    if bytes.isEmpty { return .empty }
    if bytes.contains(0) { return .zeroByte }
    if bytes.contains(UInt8(ascii: "\\")) { return .backslash }
    if bytes[0] == UInt8(ascii: "/") { return .absolute }
    if bytes[0] == UInt8(ascii: "~") { return .home }
    if bytes.count > 1, bytes[1] == UInt8(ascii: ":"), isLetter(bytes[0]) { return .driveLetter }
    for name in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if let fault = fault(ofName: name) { return fault }
    }
    return nil
  }

  private static func fault(ofName name: ArraySlice<UInt8>) -> PathFault? {
    if name.isEmpty { return .emptyName }
    if name.elementsEqual([0x2E]) { return .current }
    if name.elementsEqual([0x2E, 0x2E]) { return .parent }
    if holdsVariable(name) { return .variable }
    return isDevice(name) ? .deviceName : nil
  }

  /// `%TEMP%`: a name in capitals between two percent signs, as Windows expands it.
  private static func holdsVariable(_ name: ArraySlice<UInt8>) -> Bool {
    guard let first = name.firstIndex(of: UInt8(ascii: "%")) else { return false }
    let pieces = name[(first + 1)...].split(
      separator: UInt8(ascii: "%"), omittingEmptySubsequences: false)
    return pieces.dropLast().contains { piece in
      piece.count > 1 && isCapital(piece.first!)
        && piece.allSatisfy { isCapital($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }
  }

  /// `CON`, `com1.txt`: names that Windows gives to devices, with any extension.
  private static func isDevice(_ name: ArraySlice<UInt8>) -> Bool {
    let stem = name.prefix { $0 != UInt8(ascii: ".") }
    guard (3...7).contains(stem.count) else { return false }
    let word = String(decoding: stem, as: UTF8.self).uppercased()
    return devices.contains(word.last == " " ? String(word.dropLast()) : word)
  }

  private static let devices: Set<String> = {
    var names: Set = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"]
    for digit in 1...9 { names.formUnion(["COM\(digit)", "LPT\(digit)"]) }
    return names
  }()

  private static func isLetter(_ byte: UInt8) -> Bool { isCapital(byte & 0xDF) }
  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}

// Words.
extension PathFault {
  /// `path-absolute`, `path-parent`, …
  var code: String {
    switch self {
    case .emptyName: "path-empty-name"
    case .driveLetter: "path-drive-letter"
    case .zeroByte: "path-zero-byte"
    case .deviceName: "path-device-name"
    default: "path-\(rawValue)"
    }
  }

  private var words: String {
    switch self {
    case .empty: "is empty"
    case .absolute: "begins at the root of the disk"
    case .parent: "leads out of its folder with “..”"
    case .current: "contains “.” as a name"
    case .emptyName: "contains an empty name"
    case .home: "begins with “~”, a home folder"
    case .driveLetter: "begins with a drive letter"
    case .backslash: "contains a backslash"
    case .zeroByte: "contains a zero byte"
    case .variable: "contains a variable between percent signs"
    case .deviceName: "contains a name that Windows keeps for a device"
    }
  }

  /// The finding for a path as it stands in `file` (a manifest, an archive) or on disk.
  func finding(_ shown: String, in file: String? = nil, line: Int? = nil) -> Diagnostic {
    Diagnostic(
      code, .error, path: file ?? shown, line: line, "The path “\(shown)” \(words).",
      remedy: "Rename the file and pack the bundle again.")
  }
}
