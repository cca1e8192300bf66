internal import ExemplarBundle
internal import ExemplarLanguage
internal import Foundation
internal import Xapian

extension ConfigurationFile {
  /// Lays the file beside a database that speaks of it, unless it is there.
  static func lay(beside database: String) throws {
    let reader = try Database(path: database)
    try Draft(keys.map { ($0, try reader.metadata($0)) }).write(beside: database)
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

    /// What the database says of it.
    var reference: [UInt8] { ConfigurationFile.reference(name: name, length: bytes.count) }

    /// Lays the file beside a database, unless it is there.
    func write(beside database: String) throws {
      let place = folder(of: database).appendingPathComponent(fileName(name))
      guard FileManager.default.contents(atPath: place.path) != Data(bytes) else { return }
      try Data(bytes).write(to: place, options: .atomic)
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
