internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarVocabulary
internal import Foundation
internal import HTTPTypes

/// What comes with a move: `{"reason", "notes", "on": [{"key" | "path", "note"}], "date"}`, each where the move has a
/// use for it.
///
/// ```swift
/// let body = try MoveBody(bytes, allowing: [.reason, .notes, .on])
/// body.reason   // .quality
/// ```
/// Nothing at all is an empty object. Everything that is wrong is told at once, each with its place (RFC 6901).
struct MoveBody: Hashable, Sendable {
  /// The members that there are.
  enum Member: String, CaseIterable { case reason, notes, on, date, lift }

  private(set) var reason: Reason.Code?
  private(set) var notes: String?
  private(set) var points: [Reason.Point] = []
  private(set) var date: CalendarDay?
  private(set) var lifts = false

  /// Reads a body.
  init(_ bytes: [UInt8], allowing members: [Member]) throws {
    if bytes.isEmpty { return }
    let (_, findings) = RecordValue.read(jsonLine: bytes, line: 1)
    if let finding = findings.first {
      let place = finding.remedy.map { " \($0.replacingOccurrences(of: " of the line", with: ""))" }
      throw Self.problem([.init(pointer: "", detail: finding.summary + (place ?? ""))])
    }
    guard let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
      throw Self.problem([.init(pointer: "", detail: "The body is not a JSON object.")])
    }
    var faults = MemberFaults()
    for (name, value) in object.sorted(by: { $0.key < $1.key }) where !(value is NSNull) {
      guard let member = Member(rawValue: name), members.contains(member) else {
        faults.unknown(name, among: members.map(\.rawValue), at: "/\(name)")
        continue
      }
      read(member, value, &faults)
    }
    if !faults.items.isEmpty { throw Self.problem(faults.items) }
  }

  /// The reason, whole; nil where its code or its notes are missing, which the workflow then says.
  ///
  /// `bag` is the folder that notes must have a place in; without one they are taken as they are.
  func reason(in bag: String?, limits: Limits) throws -> Reason? {
    if let bag, !points.isEmpty {
      let places = try PointPlaces(of: bag, limits: limits)
      let items = points.enumerated().compactMap { index, point in
        places.fault(of: point.place).map { Problem.Item(pointer: "/on/\(index)", detail: $0) }
      }
      if !items.isEmpty { throw Self.problem(items) }
    }
    guard let reason, let notes else { return nil }
    return Reason(reason, notes: notes, points: points)
  }

  // MARK: Members

  private mutating func read(_ member: Member, _ value: Any, _ faults: inout MemberFaults) {
    switch member {
    case .reason: reason = faults.word(value, at: "/reason", of: Reason.Code.self)
    case .notes: notes = faults.text(value, at: "/notes")
    case .date: date = day(value, &faults)
    case .lift: lifts = faults.flag(value, at: "/lift")
    case .on:
      guard let list = value as? [Any] else {
        return faults.add("/on", "“on” is a list: [{\"path\": \"lesson.md\", \"note\": \"…\"}].")
      }
      points = list.enumerated().compactMap { point($1, at: "/on/\($0)", &faults) }
    }
  }

  private func day(_ value: Any, _ faults: inout MemberFaults) -> CalendarDay? {
    guard let text = faults.text(value, at: "/date") else { return nil }
    let day = CalendarDay(text)
    if day == nil { faults.add("/date", "“\(text)” is not a day. Write it as YYYY-MM-DD.") }
    return day
  }

  private func point(
    _ value: Any, at pointer: String, _ faults: inout MemberFaults
  ) -> Reason.Point? {
    guard let object = value as? [String: Any] else {
      faults.add(pointer, "A note is an object: {\"path\": \"lesson.md\", \"note\": \"…\"}.")
      return nil
    }
    for name in object.keys.sorted() where !["key", "path", "note"].contains(name) {
      faults.unknown(name, among: ["key", "path", "note"], at: "\(pointer)/\(name)")
    }
    let places = ["key", "path"].compactMap { name in
      object[name].flatMap { faults.text($0, at: "\(pointer)/\(name)") }
    }
    guard places.count == 1, let note = object["note"] else {
      faults.add(pointer, "A note needs “note”, and either “key” or “path”.")
      return nil
    }
    let place = PointPlaces.normal(places[0])
    guard let text = faults.text(note, at: "\(pointer)/note") else { return nil }
    guard !place.isEmpty, !text.allSatisfy(\.isWhitespace) else {
      faults.add(pointer, "A note needs a place and words.")
      return nil
    }
    return Reason.Point(place, text)
  }

  private static func problem(_ items: [Problem.Item]) -> ServerProblem {
    ServerProblem(
      .badRequest, "invalid-body", "The body cannot be read",
      items.map(\.detail).joined(separator: " "), errors: items)
  }
}

/// What is wrong with the members of an object.
private struct MemberFaults {
  private(set) var items: [Problem.Item] = []

  mutating func add(_ pointer: String, _ detail: String) {
    items.append(.init(pointer: pointer, detail: detail))
  }

  mutating func unknown(_ name: String, among known: [String], at pointer: String) {
    let nearest = nearestWords(to: name, among: known).first
    let advice =
      nearest.map { "Did you mean “\($0)”?" }
      ?? (known.isEmpty ? "There are none here." : "They are \(known.joined(separator: ", ")).")
    // RFC 6901, section 3.
    let escaped = name.replacingOccurrences(of: "~", with: "~0")
      .replacingOccurrences(of: "/", with: "~1")
    add(
      pointer.dropLast(name.count) + escaped,
      "“\(name)” is not a member that is known here. \(advice)")
  }

  mutating func text(_ value: Any, at pointer: String) -> String? {
    if let text = value as? String { return text }
    add(pointer, "“\(name(pointer))” is text in quotes.")
    return nil
  }

  mutating func flag(_ value: Any, at pointer: String) -> Bool {
    if let number = value as? NSNumber, String(cString: number.objCType) == "c" {
      return number.boolValue
    }
    add(pointer, "“\(name(pointer))” is true or false.")
    return false
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ value: Any, at pointer: String, of: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let text = text(value, at: pointer) else { return nil }
    if let word = Word(rawValue: text.lowercased()) { return word }
    let words = Word.allCases.map(\.rawValue)
    let nearest = nearestWords(to: text, among: words).first.map { " Did you mean “\($0)”?" } ?? ""
    add(
      pointer,
      "“\(text)” is not a \(name(pointer)).\(nearest) The codes are \(words.joined(separator: ", "))."
    )
    return nil
  }

  private func name(_ pointer: String) -> Substring { pointer.split(separator: "/").last ?? "" }
}
