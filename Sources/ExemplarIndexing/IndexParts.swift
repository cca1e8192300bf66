internal import ExemplarLanguage
internal import Foundation
internal import Xapian

/// The parts that a rebuild makes on several processors and joins at its end.
///
/// Few exemplars at a time fit the processor's caches, and two parts can be made at once. Beside each part lies a note
/// of what it holds, written after it: after a kill a part is whole, or it is made again.
struct IndexParts: Sendable {
  private static let prefix = "part-"
  private static let noteEnding = ".note"

  /// The folder of the rebuild.
  private let path: String
  /// The folder of all indexes, for messages.
  private let place: String

  init(_ folder: IndexFolder, _ building: String) {
    path = folder.folder(stamp: building)
    place = folder.path
  }

  private func path(of part: Int) -> String {
    let number = String(part)
    return path + "/" + Self.prefix + String(repeating: "0", count: max(0, 6 - number.count))
      + number
  }

  /// A part of many long exemplars is of several files.
  private func files(of part: Int, pieces: Int) -> [String] {
    (0..<pieces).map { path(of: part) + ($0 == 0 ? "" : ".\($0)") }
  }

  private func notePath(of part: Int) -> String { path(of: part) + Self.noteEnding }

  /// The numbers of the parts that are there, whole or not, rising.
  private func numbers() throws(IndexError) -> [Int] {
    try attempt {
      let names = try FileManager.default.contentsOfDirectory(atPath: path)
      let numbers = names.filter { $0.hasPrefix(Self.prefix) }.compactMap {
        Int($0.dropFirst(Self.prefix.count).prefix { $0 != "." })
      }
      return Set(numbers).sorted()
    }
  }

  /// What the parts hold that an ended rebuild has left; those that were not finished are removed.
  struct Held {
    /// The bags by the ids of their exemplars.
    var bags: [String: String] = [:]
    /// The part of each exemplar.
    var parts: [String: Int] = [:]
    var facets = FacetDictionary()
  }

  func held() throws(IndexError) -> Held {
    var held = Held()
    for part in try numbers() {
      guard let note = try readNote(of: part) else {
        try remove(part)
        continue
      }
      // Numbers are only ever added, so the longest dictionary has all others' in it.
      if note.facets.entries.count > held.facets.entries.count { held.facets = note.facets }
      for (id, bag) in note.bags {
        held.bags[id] = bag
        held.parts[id] = part
      }
    }
    return held
  }

  /// What a part holds; nil for one that was never finished.
  private func readNote(of part: Int) throws(IndexError) -> PartNote? {
    let note: PartNote? = try attempt {
      guard let note = FileManager.default.contents(atPath: notePath(of: part)) else { return nil }
      return try PartNote(stored: [UInt8](note))
    }
    guard let note, !note.lengths.isEmpty else { return nil }
    let isWhole = zip(files(of: part, pieces: note.lengths.count), note.lengths).allSatisfy {
      length(of: $0) == $1
    }
    return isWhole ? note : nil
  }

  /// The length of a file; nil where there is none.
  private func length(of file: String) -> Int? {
    var status = stat()
    return stat(file, &status) == 0 ? Int(status.st_size) : nil
  }

  /// The numbers of parts to come, the free ones first, so that exemplars keep their order.
  func free(_ count: Int) throws(IndexError) -> [Int] {
    let used = Set(try numbers())
    return Array((0..<(count + used.count)).filter { !used.contains($0) }.prefix(count))
  }

  /// So many postings are sorted at once: what is not written yet of a part takes some forty bytes of each.
  private static let mostPostings = 400_000

  /// Writes a part, and then its note: without it, the part is not finished.
  func write(
    _ documents: [ReadyDocument], facets: FacetDictionary, as number: Int
  ) throws(IndexError) {
    try attempt {
      var part = try DatabasePart()
      var (pending, pieces) = (0, 1)
      for document in documents {
        if pending > Self.mostPostings {
          try part.write(to: files(of: number, pieces: pieces)[pieces - 1])
          part = try DatabasePart()
          (pending, pieces) = (0, pieces + 1)
        }
        try part.add(document.packed)
        // A page of results needs ten texts, and nobody needs more than one record.
        let detail = IndexKey.detail(document.id)
        for (key, value) in document.metadata {
          try part.setMetadata(key, value, isPacked: key == detail)
        }
        pending += document.packed.postings.count
      }
      try part.write(to: files(of: number, pieces: pieces)[pieces - 1])
      let lengths = files(of: number, pieces: pieces).map { length(of: $0) ?? 0 }
      let bags = Dictionary(documents.map { ($0.id, $0.bag) }) { $1 }
      let note = PartNote(bags: bags, facets: facets, lengths: lengths)
      try Data(note.stored).write(to: URL(fileURLWithPath: notePath(of: number)), options: .atomic)
    }
  }

  /// Joins all parts into one database without gaps.
  func join(into joined: String) throws(IndexError) {
    var paths: [String] = []
    for part in try numbers() {
      paths += files(of: part, pieces: try readNote(of: part)?.lengths.count ?? 1)
    }
    try attempt { try DatabasePart.join(paths, into: joined) }
  }

  /// Removes all parts.
  func remove() throws(IndexError) { for part in try numbers() { try remove(part) } }

  /// Removes some parts.
  func remove(_ parts: Set<Int>) throws(IndexError) { for part in parts { try remove(part) } }

  /// The note goes first: what has one is whole.
  private func remove(_ part: Int) throws(IndexError) {
    let name = URL(fileURLWithPath: path(of: part)).lastPathComponent
    try attempt {
      let files = try FileManager.default.contentsOfDirectory(atPath: path).filter {
        $0 == name || $0.hasPrefix(name + ".")
      }
      let note = name + Self.noteEnding
      for file in files.filter({ $0 == note }) + files.filter({ $0 != note }) {
        try FileManager.default.removeItem(atPath: path + "/" + file)
      }
    }
  }

  private func attempt<Value>(_ work: () throws -> Value) throws(IndexError) -> Value {
    do { return try work() } catch { throw IndexError(error, path: place) }
  }
}
