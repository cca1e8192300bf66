/// What an `Accept-Encoding` header lets a server send (RFC 9110, section 12.5.3).
enum AcceptedCoding {
  /// Whether gzip is wanted, and no less than what is not packed at all.
  ///
  /// ```swift
  /// AcceptedCoding.takesGzip("br, gzip;q=0.8")        // true
  /// AcceptedCoding.takesGzip("gzip;q=0, *")           // false
  /// AcceptedCoding.takesGzip("identity, gzip;q=0.5")  // false
  /// ```
  static func takesGzip(_ header: String) -> Bool {
    if header == "gzip" || header == "gzip, deflate" { return true }
    var weights: [String: Double] = [:]
    for item in header.split(separator: ",") {
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard let coding = parts.first?.lowercased() else { continue }
      let weight = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }
      weights[coding == "x-gzip" ? "gzip" : coding] =
        weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
    }
    let gzip = weights["gzip"] ?? weights["*"] ?? 0
    return gzip > 0 && gzip >= weights["identity"] ?? 0
  }
}
