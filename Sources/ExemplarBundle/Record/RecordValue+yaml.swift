extension RecordValue {
  /// Reads a record from the bytes of `exemplar.yaml`: every value as written, each with its line.
  ///
  /// ```swift
  /// let (record, findings) = RecordValue.read(yaml: Array("grades: [K, 3]".utf8))
  /// record?["grades"]?.content   // .list([K, 3]), both on line 1
  /// findings                     // []
  /// ```
  /// Nil only when the structure is broken; a duplicate key, say, is an error with both lines and the
  /// first one's value is kept. An alias costs what it adds and is bounded, depth too.
  public static func read(
    yaml bytes: [UInt8], path: String = "exemplar.yaml", limits: Limits = .standard
  ) -> (record: RecordValue?, findings: [Diagnostic]) {
    guard bytes.count <= limits.recordBytes else {
      return (nil, [.tooLarge(path, limit: limits.recordBytes, "The record")])
    }
    if let fault = UTF8Fault(bytes) { return (nil, [fault.finding(path)]) }
    // libyaml takes a key right behind a byte order mark for a second document.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var reader = RecordReader(
      bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes, path: path)
    let record = reader.read()
    return (record, reader.findings)
  }

  /// Reads a record from YAML text.
  public static func read(
    yaml text: String, path: String = "exemplar.yaml", limits: Limits = .standard
  ) -> (record: RecordValue?, findings: [Diagnostic]) {
    read(yaml: Array(text.utf8), path: path, limits: limits)
  }
}
