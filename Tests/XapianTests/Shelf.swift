import ExemplarTesting
import Foundation
import Xapian

/// A database in a temporary folder, made of the documents that a test names.
struct Shelf {
  let folder: TemporaryFolder
  var path: String { folder.url("db").path }

  init() throws { folder = try TemporaryFolder() }

  init(_ documents: [IndexedDocument]) throws {
    try self.init()
    var database = try WritableDatabase(path: path, durability: .unsynced)
    for document in documents { try database.add(document) }
    try database.close()
  }

  /// One document for each text, with its words as terms at their positions.
  init(texts: [String]) throws { try self.init(texts.map { IndexedDocument(text: $0) }) }

  func open() throws -> Database { try Database(path: path) }
  func write() throws -> WritableDatabase { try patientWriter(path) }
}

/// Opens a writer, and tries again for half a second while the lock is held.
///
/// A process that another test is just starting holds copies of all open files until it has become
/// its program, and with them the lock of a writer that was closed meanwhile.
func patientWriter(
  _ path: String, mode: WritableDatabase.Mode = .createOrOpen, attempts: Int = 50
) throws -> WritableDatabase {
  do {
    return try WritableDatabase(path: path, mode: mode, durability: .unsynced)
  } catch {
    guard error.status == .lockHeld, attempts > 0 else { throw error }
  }
  Thread.sleep(forTimeInterval: 0.01)
  return try patientWriter(path, mode: mode, attempts: attempts - 1)
}

extension IndexedDocument {
  /// The words of a text as terms at their positions, and the text itself as data.
  init(text: String, values: [UInt32: [UInt8]] = [:]) {
    var postings: [String: Posting] = [:]
    for (position, word) in text.split(separator: " ").map(String.init).enumerated() {
      postings[word, default: Posting(term: word, frequency: 0)].frequency += 1
      postings[word]?.positions.append(UInt32(position + 1))
    }
    self.init(data: Array(text.utf8), postings: Array(postings.values), values: values)
  }
}

/// The error that a call throws; a second failure if it throws none.
func failure(of call: () throws -> Void) -> XapianError? {
  do {
    try call()
    return nil
  } catch {
    return error as? XapianError
  }
}

extension MatchSet {
  /// The ids of the matches, in order.
  var ids: [UInt32] { items.map(\.document) }
}
