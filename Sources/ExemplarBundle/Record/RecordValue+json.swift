extension RecordValue {
  /// Reads one line of a JSONL file: an object whose values are kept as written, `1.40` as “1.40”.
  ///
  /// ```swift
  /// let (record, _) = RecordValue.read(jsonLine: Array(#"{"grades": ["K", 3]}"#.utf8), line: 7)
  /// record?["grades"]?.line   // 7
  /// ```
  /// `true` and `false` become those words; a member that is `null` is left out. Every value has the
  /// number of the line. Strict as RFC 8259; duplicate keys and half surrogate pairs are refused.
  public static func read(
    jsonLine bytes: [UInt8], line: Int, path: String? = nil
  ) -> (record: RecordValue?, findings: [Diagnostic]) {
    if let invalid = UTF8Fault.firstInvalid(bytes) {
      return refused(line, path, "not-utf8", "The line is not UTF-8 at byte \(invalid + 1).")
    }
    var reader = JSONReader(bytes, line: line)
    do throws(JSONReader.Fault) {
      return (try reader.object(), [])
    } catch {
      let place =
        "Character \(characters(bytes[..<min(error.offset, bytes.count)]) + 1) of the line."
      return refused(line, path, error.code, error.summary, key: error.key, remedy: place)
    }
  }

  private static func characters(_ bytes: ArraySlice<UInt8>) -> Int {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.count
  }

  private static func refused(
    _ line: Int, _ path: String?, _ code: String, _ summary: String, key: String? = nil,
    remedy: String = "Save the file as UTF-8."
  ) -> (record: RecordValue?, findings: [Diagnostic]) {
    (
      nil,
      [Diagnostic(code, .error, path: path, line: line, key: key, summary, remedy: remedy)]
    )
  }
}
