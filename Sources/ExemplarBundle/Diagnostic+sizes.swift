extension Diagnostic {
  /// A file beyond its limit.
  static func tooLarge(_ path: String, size: Int? = nil, limit: Int, _ what: String) -> Diagnostic {
    let has = size.map { " has \(Self.bytes($0)), more than" } ?? " is larger than"
    return Diagnostic(
      "file-too-large", .error, path: path, "\(what)\(has) the limit of \(Self.bytes(limit)).",
      remedy: "Make the file smaller, or link to it where it is kept.")
  }

  /// A size for people: `64 MiB`; below ten of a unit with one decimal, `1.5 MiB`.
  package static func bytes(_ count: Int) -> String {
    let units = ["KiB", "MiB", "GiB", "TiB"]
    guard count >= 1024 else { return count == 1 ? "1 byte" : "\(count) bytes" }
    var value = Double(count) / 1024
    var unit = 0
    while value >= 1024 && unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    let tenths = Int((value * 10).rounded())
    let whole = tenths >= 100 ? Int(value.rounded()) : tenths / 10
    let shown = tenths % 10 == 0 || tenths >= 100 ? "\(whole)" : "\(whole).\(tenths % 10)"
    return "\(shown) \(units[unit])"
  }

  /// A count for people: `2,000`.
  static func count(_ number: Int) -> String {
    var digits = Array(String(number))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return String(digits)
  }
}
