internal import ExemplarLanguage
internal import Foundation

extension ShardNote {
  /// The note in use; nil where the index is of one piece, where there is none, or where it cannot be read.
  static func current(in folder: IndexFolder) -> ShardNote? {
    guard let stamp = folder.currentStamp(), stamp.hasPrefix(stampPrefix) else { return nil }
    // A note of another form, or half of one, is made anew.
    return try? ShardNote(stamp: stamp, in: folder)
  }
}

extension IndexFolder {
  /// The engine opens a folder with this file as the database that it names (a “stub”), and so does its server, for
  /// each connection anew.
  static let stubName = "XAPIANDB"

  /// Lets whoever opens the folder find the database of a stamp.
  func pointStub(to stamp: String) throws(IndexError) {
    let file = path + "/" + IndexFolder.stubName
    let line = Data("auto \(stamp)/glass\n".utf8)
    guard FileManager.default.contents(atPath: file) != line else { return }
    try replace(file, with: line)
  }

  /// Makes a note what a search opens: in the place of one of the same list and settings, else under a stamp of its
  /// own, by which readers see that they must read it.
  func use(_ note: ShardNote) throws {
    let data = Data(note.stored)
    if let stamp = currentStamp(), let current = ShardNote.current(in: self),
      current.list == note.list, current.configuration == note.configuration
    {
      return try replace(notePath(stamp: stamp), with: data)
    }
    let building = IndexFolder.building + ShardNote.fileName
    try remove { $0 == building }
    try make(stamp: building)
    try replace(notePath(stamp: building), with: data)
    let stamp = ShardNote.stampPrefix + Indexer.newStamp()
    try use(building, as: stamp)
    try remove { $0 != stamp }
  }
}
