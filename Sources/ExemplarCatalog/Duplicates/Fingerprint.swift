internal import ExemplarBundle
internal import Foundation

/// What is kept of an exemplar's current version to find others like it: no text, but what texts can be compared by.
struct Fingerprint: Hashable, Sendable {
  /// A file other than the record and the Markdown parts.
  struct File: Hashable, Sendable {
    var path: String
    /// SHA-256, lower-case hexadecimal.
    var digest: String
  }

  var id: String
  var version: Int
  var title: String
  /// The digest of the version's bag; empty for one that is in no repository.
  var bag = ""
  /// When the exemplar's folder was changed last, in nanoseconds; another time means to look again.
  var stamp = 0
  /// How many words the text has.
  var words: Int
  var sketch: Sketch
  /// The files that are not tiny.
  var files: [File]

  /// Files below this size are equal by chance: an empty page, a logo, a line of text.
  static let tiny = 1024
  /// Shorter texts say too little to be called alike.
  static let fewestWords = 40
  private static let ownFiles: Set<String> = [
    "exemplar.yaml", "lesson.md", "process.md", "reflection.md", Publication.crateName,
  ]

  /// Of what an exemplar says and holds; a collection names it by its folder.
  init(_ exemplar: Exemplar, as id: String? = nil, version: Int? = nil) {
    self.init(
      id: id ?? exemplar.id, version: version ?? exemplar.version, title: exemplar.title,
      texts: [exemplar.title, exemplar.summary] + exemplar.parts.map(\.markdown),
      files: exemplar.files.filter { $0.size >= Self.tiny }.map {
        File(path: $0.path, digest: $0.digest)
      })
  }

  /// Of the texts in their order and the files that are not tiny.
  init(id: String, version: Int, title: String, texts: [String], files: [File]) {
    let shingles = Shingles(texts)
    self.id = id
    self.version = version
    self.title = title
    words = shingles.words
    sketch = Sketch(shingles.runs)
    self.files = files.filter { !Self.ownFiles.contains($0.path) }
  }

  init(
    id: String, version: Int, title: String, bag: String, stamp: Int, words: Int, sketch: Sketch,
    files: [File]
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.bag = bag
    self.stamp = stamp
    self.words = words
    self.sketch = sketch
    self.files = files
  }

  /// True where there is enough text to be like another.
  var isComparable: Bool { words >= Self.fewestWords }
}

extension Fingerprint {
  /// Of a published bag, read without verifying it; nil when its record or manifest cannot be read.
  init?(ofBag folder: String, id: String, version: Int) {
    let files = FileManager.default
    guard let yaml = files.contents(atPath: "\(folder)/data/exemplar.yaml"),
      let record = RecordValue.read(yaml: Array(yaml)).record,
      let manifest = files.contents(atPath: "\(folder)/manifest-sha256.txt")
    else { return nil }
    let parts = ["lesson", "process", "reflection"].compactMap {
      files.contents(atPath: "\(folder)/data/\($0).md").map { String(decoding: $0, as: UTF8.self) }
    }
    let title = Self.text(record["title"])
    self.init(
      id: id, version: version, title: title,
      texts: [title, Self.text(record["summary"])] + parts,
      files: Self.files(manifest, in: folder))
    bag = sha256(of: Array(manifest))
  }

  private static func text(_ value: RecordValue?) -> String {
    if case .text(let text) = value?.content { singleSpaced(text) } else { "" }
  }

  /// The files of a payload manifest that are not tiny (RFC 8493, section 2.1.3).
  private static func files(_ manifest: Data, in folder: String) -> [File] {
    String(decoding: manifest, as: UTF8.self).split(separator: "\n").compactMap { line in
      let pieces = line.split(separator: " ", maxSplits: 1)
      guard pieces.count == 2 else { return nil }
      let path = pieces[1].drop { $0 == " " || $0 == "*" }
      guard path.hasPrefix("data/") else { return nil }
      let plain = path.dropFirst(5).replacing("%0A", with: "\n").replacing("%0D", with: "\r")
        .replacing("%25", with: "%")
      guard !ownFiles.contains(String(plain)) else { return nil }
      var status = stat()
      guard stat("\(folder)/data/\(plain)", &status) == 0, status.st_size >= tiny else {
        return nil
      }
      return File(path: String(plain), digest: pieces[0].lowercased())
    }
  }
}
