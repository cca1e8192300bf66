internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading
internal import ExemplarVocabulary

/// Why something is returned, declined or withdrawn.
struct ReasonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The kind of reason: \(Reason.Code.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "code"))
  var reason: String?
  @Option(help: ArgumentHelp("What the other person is to read.", valueName: "text"))
  var notes: String?
  @Option(
    help: ArgumentHelp(
      "A note tied to a key of the record or to a file; may be repeated.",
      valueName: "key-or-path=note"))
  var on: [String] = []

  /// The reason; nil where its code or its notes are missing, which the workflow then says.
  ///
  /// `bag` is the folder that notes must have a place in; without one they are taken as they are.
  func read(in bag: String?, limits: Limits) throws -> Reason? {
    let (code, points) = try parts()
    if let bag, !points.isEmpty { try check(points, in: bag, limits) }
    guard let code, let notes else { return nil }
    return Reason(code, notes: notes, points: points)
  }

  /// What was typed, read.
  func parts() throws -> (code: Reason.Code?, points: [Reason.Point]) {
    (try reason.map(code), try on.map(point))
  }

  private func code(_ text: String) throws -> Reason.Code {
    if let code = Reason.Code(rawValue: text.lowercased()) { return code }
    let codes = Reason.Code.allCases.map(\.rawValue)
    let nearest = nearestWords(to: text, among: codes).first.map { " Did you mean “\($0)”?" } ?? ""
    throw mistyped(
      "“\(text)” is not a reason.\(nearest) The codes are \(codes.joined(separator: ", ")).")
  }

  private func point(_ text: String) throws -> Reason.Point {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let place = parts[0].drop { $0.isWhitespace }
    guard parts.count == 2, !place.isEmpty, !parts[1].allSatisfy(\.isWhitespace) else {
      throw mistyped(
        "“\(text)” is not a place and a note. Write it as in --on grades='Say which grades.'")
    }
    return Reason.Point(PointPlaces.normal(String(place)), String(parts[1]))
  }

  private func check(_ points: [Reason.Point], in bag: String, _ limits: Limits) throws {
    let places = try PointPlaces(of: bag, limits: limits)
    if let fault = points.lazy.compactMap({ places.fault(of: $0.place) }).first {
      throw mistyped(fault)
    }
  }

  private func mistyped(_ detail: String) -> Stop {
    .mistyped(
      Problem(
        code: "invalid-option", title: "An option has a value that it does not know",
        detail: detail))
  }
}
