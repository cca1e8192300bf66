internal import ExemplarVocabulary
internal import Hummingbird

/// The paths of the table of routes, for requests that none of its rows answers.
///
/// ```swift
/// table.methods(of: "/api/v1/search")      // [GET, HEAD, OPTIONS]
/// table.nearest(to: "/api/v1/serach")      // "/api/v1/search"
/// ```
struct PathTable: Sendable {
  private struct Row {
    let method: HTTPRequest.Method
    /// nil: any one.
    let segments: [Substring?]
    /// Its last segment stands for any number of them.
    let takesRest: Bool
  }

  private let rows: [Row]

  init(_ endpoints: [Endpoint]) {
    rows = endpoints.map { endpoint in
      let segments = endpoint.path.split(separator: "/")
      return Row(
        method: endpoint.method, segments: segments.map { $0.hasPrefix("{") ? nil : $0 },
        takesRest: endpoint.path.hasSuffix("…}"))
    }
  }

  /// What a path answers to, in the order of the table; empty where there is no such path.
  func methods(of path: String) -> [HTTPRequest.Method] {
    let segments = path.split(separator: "/")
    var methods: [HTTPRequest.Method] = []
    for row in rows where matches(row, segments) && !methods.contains(row.method) {
      methods.append(row.method)
      if row.method == .get { methods.append(.head) }
    }
    return methods.isEmpty ? [] : methods + [.options]
  }

  /// The path that was perhaps meant.
  func nearest(to path: String) -> String? {
    let below = "/api/v1" + (path.hasPrefix("/") ? path : "/" + path)
    if !methods(of: below).isEmpty { return below }
    let segments = path.split(separator: "/")
    var candidates: [String] = []
    for row in rows {
      let isAsLong = row.segments.count == segments.count
      guard isAsLong || !row.segments.contains(nil) else { continue }
      let words = row.segments.enumerated().map { place, word in
        word ?? (isAsLong ? segments[place] : "")
      }
      let candidate = "/" + words.joined(separator: "/")
      if !candidates.contains(candidate) { candidates.append(candidate) }
    }
    return nearestWords(to: path, among: candidates).first
  }

  private func matches(_ row: Row, _ segments: [Substring]) -> Bool {
    let isAsLong =
      row.takesRest
      ? segments.count >= row.segments.count : segments.count == row.segments.count
    return isAsLong && zip(row.segments, segments).allSatisfy { $0 == nil || $0 == $1 }
  }
}
