import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

/// A hundred drafts with names and contents by chance, each from its own number.
@Suite struct RandomDraftTests {
  private static let pieces = [
    "a", "Ñandú", "e\u{301}tude", "日本", "100%", "%0A", " ", "𝔘", "x y", "\n", "\r", "ß", "İ", "_",
    "ru\u{308}ck", "%25", "(1)", "'", "é", "ﬁ", "-", "und", "+", "&",
  ]

  /// A name that no rule refuses: it begins with a number of its own, so that no two collide.
  private func name(_ number: Int, _ chance: inout SeededNumbers) -> String {
    "\(number)"
      + (0...Int.random(in: 0...3, using: &chance)).map { _ in
        Self.pieces.randomElement(using: &chance)!
      }.joined() + "z"
  }

  private func fill(_ folder: TemporaryFolder, _ draft: String, _ chance: inout SeededNumbers)
    throws
  {
    for number in 0..<Int.random(in: 0...6, using: &chance) {
      var path = "\(draft)/materials"
      for level in 0..<Int.random(in: 0...4, using: &chance) {
        path += "/" + name(100 + level, &chance)
      }
      let size = [0, 1, 63, 64, 65, 4096, 20_000].randomElement(using: &chance)!
      let bytes = (0..<size).map { _ in UInt8.random(in: 1...127, using: &chance) }
      try folder.write("\(path)/\(name(number, &chance)).dat", Data(bytes))
    }
  }

  /// Every file's path and bytes; a path is composed, as bags write it.
  private func tree(_ folder: URL) throws -> [String: Data] {
    var tree: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let place = folder.appendingPathComponent(path)
      guard try place.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      tree[path.precomposedStringWithCanonicalMapping] = try Data(contentsOf: place)
    }
    return tree
  }

  @Test func `packs a hundred drafts twice into equal bytes, and unpacks them to equal trees`()
    throws
  {
    let small = try SmallRepository()
    let terms = small.terms()
    func pack(_ draft: String, _ file: String) throws -> Data {
      let package = try DraftPackage(of: draft, context: small.context, terms: terms)
      try #require(package.name != nil, "\(package.findings.filter { $0.severity == .error })")
      let path = small.folder.url(file).path
      _ = try PackageFile(path).stage(package, synced: false).settle(replacing: true)
      return try Data(contentsOf: small.folder.url(file))
    }
    for seed in 0..<100 {
      var chance = SeededNumbers(seed: UInt64(seed))
      let draft = try small.draft("draft-\(seed)", changing: seed % 2 == 0 ? [] : [("id", nil)])
      try fill(small.folder, "drafts/draft-\(seed)", &chance)
      let once = try pack(draft, "a.zip")
      #expect(try pack(draft, "b.zip") == once, "seed \(seed)")
      let again = small.folder.url("again-\(seed)")
      let unpacked = try UnpackedDraft(of: small.folder.url("a.zip").path, into: again.path)
      #expect(unpacked.findings.filter { $0.severity == .error } == [], "seed \(seed)")
      #expect(try tree(again) == tree(URL(fileURLWithPath: draft)), "seed \(seed)")
      #expect(try pack(again.path, "c.zip") == once, "seed \(seed)")
    }
  }
}
