/// A value that writes its own JSON, the same that Foundation's encoder makes of it, keys in alphabetical order.
protocol JSONWritable {
  /// Writes itself as one value.
  ///
  /// - Throws: `EncodingError`, for a number that JSON cannot hold (infinity, not a number).
  func write(to json: inout JSONWriter) throws
}

extension String: JSONWritable {
  func write(to json: inout JSONWriter) { json.text(self) }
}

extension Bool: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.separate()
    json.literal(self ? "true" : "false")
  }
}

extension Int: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.separate()
    if self < 0 { json.append(UInt8(ascii: "-")) }
    json.digits(magnitude)
  }
}

extension JSONWriter {
  fileprivate mutating func digits(_ number: UInt) {
    if number > 9 { digits(number / 10) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}

extension Double: JSONWritable {
  /// The shortest digits that read back as the same number; a whole number has no `.0`.
  func write(to json: inout JSONWriter) throws {
    guard isFinite else {
      throw EncodingError.invalidValue(
        self,
        .init(
          codingPath: [], debugDescription: "Unable to encode Double.\(self) directly in JSON."))
    }
    json.separate()
    var digits = description
    if digits.hasSuffix(".0") { digits.removeLast(2) }
    digits.withUTF8 { json.append($0) }
  }
}

extension Array: JSONWritable where Element: JSONWritable {
  func write(to json: inout JSONWriter) throws {
    json.beginList()
    for element in self { try element.write(to: &json) }
    json.endList()
  }
}

extension Dictionary: JSONWritable where Key == String, Value: JSONWritable {
  /// Keys in the order of their bytes.
  func write(to json: inout JSONWriter) throws {
    json.beginObject()
    for (key, value) in sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      json.text(key)
      json.endKey()
      try value.write(to: &json)
    }
    json.endObject()
  }
}
