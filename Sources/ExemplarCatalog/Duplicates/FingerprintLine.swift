internal import Foundation

/// One line of `.exemplar/fingerprints`: an exemplar's fingerprint, and a checksum of what stands before it.
///
/// Nine fields with a tab between them: id, version, the bag's digest, the folder's stamp, words, the sketch in
/// Base64, files as `digest path` joined by `|`, title, FNV-1a in hexadecimal. In texts `%`, `|` and controls are
/// percent-encoded, so that no title can end a line.
enum FingerprintLine {
  /// The line with its end.
  static func text(_ entry: Fingerprint) -> String {
    let sketch = entry.sketch.values.withUnsafeBytes { Data($0).base64EncodedString() }
    let files = entry.files.map { "\($0.digest) \(encoded($0.path))" }.joined(separator: "|")
    let fields = [
      entry.id, String(entry.version), entry.bag, String(entry.stamp), String(entry.words), sketch,
      files, encoded(entry.title),
    ]
    let text = fields.joined(separator: "\t") + "\t"
    return text + String(checksum(Array(text.utf8)[...]), radix: 16) + "\n"
  }

  /// Reads a line without its end; nil where it is torn or damaged.
  static func entry(_ line: ArraySlice<UInt8>) -> Fingerprint? {
    let fields = line.split(separator: tab, omittingEmptySubsequences: false)
    guard fields.count == 9, let last = fields.last,
      UInt64(text(last), radix: 16) == checksum(line[..<last.startIndex]),
      let version = Int(text(fields[1])), let stamp = Int(text(fields[3])),
      let words = Int(text(fields[4])), let sketch = sketch(fields[5])
    else { return nil }
    return Fingerprint(
      id: text(fields[0]), version: version, title: decoded(fields[7]), bag: text(fields[2]),
      stamp: stamp, words: words, sketch: sketch, files: files(fields[6]))
  }

  private static let tab = UInt8(ascii: "\t")

  private static func text(_ field: ArraySlice<UInt8>) -> String {
    String(decoding: field, as: UTF8.self)
  }

  private static func sketch(_ field: ArraySlice<UInt8>) -> Sketch? {
    guard let data = Data(base64Encoded: Data(field)) else { return nil }
    let values = data.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count - 3, by: 4).map {
        bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self)
      }
    }
    return Sketch(values: values)
  }

  private static func files(_ field: ArraySlice<UInt8>) -> [Fingerprint.File] {
    field.split(separator: UInt8(ascii: "|")).map { file in
      let pieces = file.split(separator: UInt8(ascii: " "), maxSplits: 1)
      return Fingerprint.File(
        path: decoded(pieces.last ?? []), digest: text(pieces.first ?? []))
    }
  }

  private static func encoded(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    return String(
      decoding: text.utf8.flatMap { byte in
        isSpecial(byte) ? Array("%\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8) : [byte]
      }, as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "|")
  }

  private static func decoded(_ field: ArraySlice<UInt8>) -> String {
    let written = text(field)
    return written.utf8.contains(UInt8(ascii: "%"))
      ? written.removingPercentEncoding ?? written : written
  }

  /// FNV-1a of 64 bits: it finds torn and damaged lines, and protects against nobody.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { bytes in
      var sum: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return sum
    }
  }
}
