extension ServerSetting {
  /// What some words mean here; nil where they mean nothing.
  public func value(of text: String) -> Value? {
    switch kind {
    case .text: text.isEmpty || text.contains("\0") ? nil : .text(text)
    case .number(let range): Int(text).flatMap { range.contains($0) ? .number($0) : nil }
    case .bytes(let range): Self.bytes(text).flatMap { range.contains($0) ? .number($0) : nil }
    case .duration(let range):
      Self.seconds(text).flatMap { range.contains($0) ? .duration(.seconds($0)) : nil }
    case .flag: Self.flag(text).map { .flag($0) }
    case .choice(let words): words.contains(text) ? .text(text) : nil
    case .webAddress: Self.isWebAddress(text) ? .text(Self.withoutSlash(text)) : nil
    case .origins: origins(text.split(separator: ",").map(Self.trimmed))
    }
  }

  /// The same for several texts, where a list may stand.
  func value(of texts: [String]) -> Value? {
    kind == .origins ? origins(texts) : nil
  }

  /// What may stand there, to follow “is not”: `a whole number from 0 to 65535`.
  public var allowed: String {
    switch kind {
    case .text(let words): words
    case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .bytes(let range):
      "a count of bytes from \(range.lowerBound) to \(range.upperBound), as 65536, 64K or 64M"
    case .duration: "a time from 0.1s to 3600s, as 500ms, 30s or 2m"
    case .flag: "yes or no"
    case .choice(let words): Words.list(words.map { "“\($0)”" }, "or")
    case .webAddress: "a web address that begins with https:// or http://"
    case .origins: "“*” or origins with commas between, as https://portal.example.org"
    }
  }

  /// What a word for yes or no means; nil for every other.
  static func flag(_ text: String) -> Bool? { flags[text.lowercased()] }

  private static let flags = [
    "yes": true, "true": true, "on": true, "1": true, "no": false, "false": false, "off": false,
    "0": false,
  ]

  /// `64K` is 65,536; a unit of its own is 1,024 of the one before.
  private static func bytes(_ text: String) -> Int? {
    let units = [("KiB", 10), ("MiB", 20), ("GiB", 30), ("K", 10), ("M", 20), ("G", 30), ("", 0)]
    guard let (unit, shift) = units.first(where: { text.hasSuffix($0.0) }),
      let number = Int(trimmed(text.dropLast(unit.count))), number >= 0
    else { return nil }
    let (value, overflow) = number.multipliedReportingOverflow(by: 1 << shift)
    return overflow ? nil : value
  }

  /// Seconds without a unit.
  public static func seconds(_ text: String) -> Double? {
    let units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1)]
    guard let (unit, factor) = units.first(where: { text.hasSuffix($0.0) }) else { return nil }
    let digits = trimmed(text.dropLast(unit.count))
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }) else { return nil }
    return Double(digits).map { $0 * factor }
  }

  private func origins(_ texts: [String]) -> Value? {
    let isGood = texts.allSatisfy { text in
      text == "*"
        || Self.isWebAddress(text) && Self.withoutSlash(text).filter { $0 == "/" }.count == 2
    }
    return isGood ? .texts(texts.map(Self.withoutSlash)) : nil
  }

  private static func isWebAddress(_ text: String) -> Bool {
    let rest = ["https://", "http://"].first(where: text.hasPrefix).map { text.dropFirst($0.count) }
    guard let rest, let first = rest.first, first != "/" else { return false }
    return rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !#"<>"\^`{|}?#"#.utf8.contains($0) }
  }

  private static func withoutSlash(_ text: String) -> String {
    text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let rest = text.drop(while: \.isWhitespace)
    return String(rest.reversed().drop { $0.isWhitespace }.reversed())
  }
}
