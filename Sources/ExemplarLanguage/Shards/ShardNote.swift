internal import FoundationEssentials

/// What `index/db/current` leads to where the collection lies in several databases: which, and what was in them when
/// `exemplar index` last ran here.
public struct ShardNote: Hashable, Sendable {
  /// What the stamps of such notes begin with: it says what is there before anything is opened.
  public static let stampPrefix = "shards."
  /// The file in the stamp's folder.
  public static let fileName = "shards"

  public var list: ShardList
  /// The digest of the files under `index/` that all shards must have been built with.
  public var configuration: String
  /// How many exemplars each shard held; nil for one that has never answered.
  public var held: [Int?]
  /// The files that the index was made from, as they were then.
  public var sources: [SourceStamp]

  /// Makes a note.
  public init(_ list: ShardList, configuration: String, held: [Int?], sources: [SourceStamp]) {
    self.list = list
    self.configuration = configuration
    self.held = held
    self.sources = sources
  }

  /// As the file keeps it.
  public var stored: [UInt8] {
    var writer = ByteWriter()
    writer.text(IndexKey.currentFormat)
    writer.texts(list.shards.map(\.name))
    for time in [list.connectTime, list.answerTime, list.pause] { writer.number(time) }
    writer.text(configuration)
    writer.list(held) { writer, count in writer.optional(count) { $0.number($1) } }
    writer.block(SourceStamp.stored(sources))
    return writer.bytes
  }

  /// Reads a note back.
  ///
  /// - Throws: for another form, too: the next `exemplar index` makes it anew.
  public init(stored: [UInt8]) throws(StoredFormatError) {
    let what = "note of shards"
    var reader = ByteReader(stored, what: what)
    let form = try reader.text()
    let names = try reader.texts()
    let shards = names.compactMap { Shard($0) }
    guard form == IndexKey.currentFormat, !shards.isEmpty, shards.count == names.count else {
      throw StoredFormatError(what: what, offset: 0)
    }
    list = ShardList(shards)
    list.connectTime = try reader.number()
    list.answerTime = try reader.number()
    list.pause = try reader.number()
    configuration = try reader.text()
    held = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      try reader.optional { (reader: inout ByteReader) throws(StoredFormatError) in
        try reader.number()
      }
    }
    guard held.count == shards.count else { throw StoredFormatError(what: what, offset: 0) }
    sources = try SourceStamp.list(stored: reader.block())
  }

  /// Reads the note of a stamp.
  public init(stamp: String, in folder: IndexFolder) throws(StoredFormatError) {
    guard let bytes = FileManager.default.contents(atPath: folder.notePath(stamp: stamp)) else {
      throw StoredFormatError(what: "note of shards", offset: 0)
    }
    try self.init(stored: [UInt8](bytes))
  }

  /// Names the snapshot that several shards make together: another one when any of them is, or one is missing.
  public static func revision(of revisions: [String?]) -> String {
    String(fnv1a(revisions.flatMap { Array(($0 ?? "").utf8) + [0] }), radix: 36)
  }
}

extension IndexFolder {
  /// The file of a note.
  public func notePath(stamp: String) -> String { folder(stamp: stamp) + "/" + ShardNote.fileName }
}
