internal import ExemplarLanguage
internal import Foundation
internal import Xapian

/// The small databases that a rebuild makes on several processors and joins at its end.
///
/// Few exemplars at a time fit the processor's caches, and two parts can be written at once. A part ends
/// with the numbers of all facets so far: after a kill it is whole, or it is made again.
struct IndexParts: Sendable {
  private static let prefix = "part-"

  /// The folder of the rebuild.
  private let path: String
  /// The folder of all indexes, for messages.
  private let place: String

  init(_ folder: IndexFolder, _ building: String) {
    path = folder.folder(stamp: building)
    place = folder.path
  }

  private func path(of part: Int) -> String { path + "/" + name(part) }

  private func name(_ part: Int) -> String {
    let number = String(part)
    return Self.prefix + String(repeating: "0", count: max(0, 6 - number.count)) + number
  }

  /// The numbers of the parts that are there, rising.
  private func numbers() throws(IndexError) -> [Int] {
    try attempt {
      try FileManager.default.contentsOfDirectory(atPath: path)
        .compactMap { $0.hasPrefix(Self.prefix) ? Int($0.dropFirst(Self.prefix.count)) : nil }
        .sorted()
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
      guard let facets = try facets(of: part) else {
        try remove(part)
        continue
      }
      // Numbers are only ever added, so the longest dictionary has all others' in it.
      if facets.entries.count > held.facets.entries.count { held.facets = facets }
      try attempt {
        let database = try Database(path: path(of: part))
        for key in try database.metadataKeys(prefix: IndexKey.bagPrefix) {
          let id = String(key.dropFirst(IndexKey.bagPrefix.count))
          held.bags[id] = String(decoding: try database.metadata(key), as: UTF8.self)
          held.parts[id] = part
        }
      }
    }
    return held
  }

  /// The dictionary that a part was committed with; nil for one that was never finished.
  private func facets(of part: Int) throws(IndexError) -> FacetDictionary? {
    do {
      let stored = try Database(path: path(of: part)).metadata(IndexKey.facets)
      return stored.isEmpty ? nil : try FacetDictionary(stored: stored)
    } catch is XapianError {
      // A kill in its first moments leaves a folder without a database.
      return nil
    } catch { throw IndexError(error, path: place) }
  }

  /// The numbers of parts to come, the free ones first, so that exemplars keep their order.
  func free(_ count: Int) throws(IndexError) -> [Int] {
    let used = Set(try numbers())
    return Array((0..<(count + used.count)).filter { !used.contains($0) }.prefix(count))
  }

  /// So many postings are written at once: the engine keeps a hundred bytes of each until then.
  private static let mostPostings = 400_000

  /// Writes a part. The dictionary of facets goes in with its last commit: without it, the part is not finished.
  func write(
    _ documents: [ReadyDocument], facets: FacetDictionary, as part: Int
  ) throws(IndexError) {
    try attempt {
      var database = try WritableDatabase(
        path: path(of: part), mode: .createOrOverwrite, durability: .unsynced)
      var pending = 0
      for document in documents {
        try database.add(document.packed)
        for (key, value) in document.metadata { try database.setMetadata(key, value) }
        pending += document.packed.postings.count
        if pending > Self.mostPostings {
          try database.commit()
          pending = 0
        }
      }
      try database.setMetadata(IndexKey.facets, facets.stored)
      try database.commit()
      try database.close()
    }
  }

  /// Takes an exemplar out of a part that an ended rebuild has left.
  func remove(_ id: String, from part: Int) throws(IndexError) {
    try attempt {
      var database = try WritableDatabase(
        path: path(of: part), mode: .open, durability: .unsynced)
      try database.beginTransaction()
      try database.delete(term: TermLayout.identifier(id))
      for key in IndexKey.all(of: id) { try database.setMetadata(key, []) }
      try database.commitTransaction()
      try database.close()
    }
  }

  /// Joins all parts into one database without gaps.
  func join(into joined: String) throws(IndexError) {
    let paths = try numbers().map(path(of:))
    try attempt { try Database.compact(from: paths, to: joined) }
  }

  /// Removes all parts.
  func remove() throws(IndexError) { for part in try numbers() { try remove(part) } }

  private func remove(_ part: Int) throws(IndexError) {
    try attempt { try FileManager.default.removeItem(atPath: path(of: part)) }
  }

  private func attempt<Value>(_ work: () throws -> Value) throws(IndexError) -> Value {
    do { return try work() } catch { throw IndexError(error, path: place) }
  }
}
