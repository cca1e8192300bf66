internal import ExemplarLanguage

/// What a part of a rebuild holds: whoever goes on with an ended rebuild reads it and not the part.
struct PartNote: Hashable, Sendable {
  /// The bags by the ids of their exemplars.
  var bags: [String: String]
  /// The facets that had numbers when the part was written.
  var facets: FacetDictionary
  /// The lengths of its files.
  var lengths: [Int]

  init(bags: [String: String], facets: FacetDictionary, lengths: [Int]) {
    self.bags = bags
    self.facets = facets
    self.lengths = lengths
  }

  /// The note as it is kept beside the part.
  var stored: [UInt8] {
    var writer = ByteWriter()
    writer.list(bags.keys.sorted()) { writer, id in
      writer.text(id)
      writer.text(bags[id] ?? "")
    }
    writer.block(facets.stored)
    writer.list(lengths) { $0.number($1) }
    return writer.bytes
  }

  /// Reads a note back.
  init(stored: [UInt8]) throws(StoredFormatError) {
    var reader = ByteReader(stored, what: "note of a part")
    let rows = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      (try reader.text(), try reader.text())
    }
    bags = Dictionary(rows) { $1 }
    facets = try FacetDictionary(stored: reader.block())
    lengths = try reader.list { (reader: inout ByteReader) throws(StoredFormatError) in
      try reader.number()
    }
  }
}
