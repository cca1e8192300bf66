internal import ExemplarBundle
internal import ExemplarLanguage
internal import Foundation
internal import Xapian

extension ConfigurationFile {
  /// Lays the file beside a database that speaks of it, unless it is there.
  static func lay(beside database: String) throws {
    try Draft(Database(path: database)).write(beside: database)
  }

  /// What a look at the index tells where the file is not byte for byte what its database would lay there.
  static func finding(beside path: String, of database: borrowing Database) throws -> Diagnostic? {
    let wanted = try Draft(database)
    let file = wanted.place(beside: path)
    let contents = FileManager.default.contents(atPath: file.path)
    guard contents != Data(wanted.bytes) else { return nil }
    return IndexDifference.unused(
      "index-settings", "prepared settings", path: file.path,
      reason: contents == nil ? "is missing" : "is damaged")
  }

  /// The file that some values need; it is named after them, so that it is written once.
  struct Draft {
    let name: String
    let bytes: [UInt8]

    /// The file of those of some values that belong there.
    init(_ values: [(String, [UInt8])]) {
      let values = Dictionary(values.filter { keys.contains($0.0) }) { first, _ in first }
      let unnamed = String(repeating: "0", count: nameLength)
      name = String(
        sha256(of: ConfigurationFile.bytes(name: unnamed, values: values)).prefix(nameLength))
      bytes = ConfigurationFile.bytes(name: name, values: values)
    }

    /// The file that a database should have beside it.
    init(_ database: borrowing Database) throws {
      var values: [(String, [UInt8])] = []
      for key in keys { values.append((key, try database.metadata(key))) }
      self.init(values)
    }

    /// What the database says of it.
    var reference: [UInt8] { ConfigurationFile.reference(name: name, length: bytes.count) }

    /// Lays the file beside a database, unless it is there.
    func write(beside database: String) throws {
      let place = place(beside: database)
      guard FileManager.default.contents(atPath: place.path) != Data(bytes) else { return }
      try Data(bytes).write(to: place, options: .atomic)
    }

    /// Where it lies.
    func place(beside database: String) -> URL {
      folder(of: database).appendingPathComponent(fileName(name))
    }

    /// Removes the files of earlier configurations; a reader that still wants one asks its database.
    func removeOthers(beside database: String) throws {
      let folder = folder(of: database)
      for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
      where file.hasPrefix(fileName("")) && file != fileName(name) {
        try FileManager.default.removeItem(at: folder.appendingPathComponent(file))
      }
    }

    private func folder(of database: String) -> URL {
      URL(fileURLWithPath: database).deletingLastPathComponent()
    }
  }
}
