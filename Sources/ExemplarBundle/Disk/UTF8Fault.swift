/// The first byte of a text that is not UTF-8, or is NUL.
struct UTF8Fault {
  /// From 0.
  var offset: Int
  /// From 1.
  var line: Int
  private var kind: Kind

  private enum Kind {
    case utf16, invalid(UInt8), zero
  }

  /// Nil when the text is UTF-8 without zero bytes.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      (offset, line, kind) = (0, 1, .utf16)
      return
    }
    if let invalid = Self.firstInvalid(bytes) {
      (offset, kind) = (invalid, .invalid(bytes[invalid]))
    } else if let zero = bytes.firstIndex(of: 0) {
      (offset, kind) = (zero, .zero)
    } else {
      return nil
    }
    line = SourceLines(bytes).line(ofByte: offset)
  }

  /// The offset of the first byte that breaks UTF-8.
  static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// The finding for a file.
  func finding(_ path: String) -> Diagnostic {
    switch kind {
    case .utf16:
      Diagnostic(
        "not-utf8", .error, path: path, line: 1, "The text is UTF-16, not UTF-8.",
        remedy: "Save the file as UTF-8.")
    case .invalid(let byte):
      Diagnostic(
        "not-utf8", .error, path: path, line: line,
        "The text is not UTF-8: byte \(Self.hex(byte)) at offset \(offset).",
        remedy: "Save the file as UTF-8.")
    case .zero:
      Diagnostic(
        "not-text", .error, path: path, line: line,
        "The file is not plain text: a zero byte at offset \(offset).",
        remedy: "Save the file as plain text in UTF-8.")
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
  }
}
