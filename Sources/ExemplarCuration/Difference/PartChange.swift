internal import ExemplarBundle

/// A Markdown part that came, went or changed.
public struct PartChange: Hashable, Sendable, Codable {
  public var kind: ChangeKind
  /// `lesson`, `process` or `reflection`.
  public var part: String
  public var oldWords: Int
  public var newWords: Int
  /// True where so little stayed that it must be read anew; there are no hunks then.
  public var isRewritten: Bool
  /// Paragraphs in which white space alone changed.
  public var respaced: Int
  /// In the order of the newer text; none for a part that came or went.
  public var hunks: [TextHunk]
  /// Hunks beyond the most that are told.
  public var omitted: Int

  /// `lesson.md`
  public var path: String { "\(part).md" }

  static let paths = ["lesson.md", "process.md", "reflection.md"]

  /// Every change between two lists of parts.
  static func all(from old: [LessonBundle.Part], to new: [LessonBundle.Part]) -> [PartChange] {
    paths.compactMap { path in
      let name = String(path.dropLast(3))
      let before = old.first { $0.name == name }?.markdown
      let after = new.first { $0.name == name }?.markdown
      return before == after ? nil : PartChange(name, from: before, to: after)
    }
  }

  /// Compares one part.
  init(_ part: String, from old: String?, to new: String?) {
    kind = old == nil ? .added : new == nil ? .removed : .changed
    self.part = part
    oldWords = old.map(MarkdownBlocks.words) ?? 0
    newWords = new.map(MarkdownBlocks.words) ?? 0
    (isRewritten, respaced, hunks, omitted) = (false, 0, [], 0)
    guard let old, let new else { return }
    let comparison = TextComparison(MarkdownBlocks(old), MarkdownBlocks(new))
    respaced = comparison.respaced
    isRewritten = comparison.isRewritten
    guard !isRewritten else { return }
    hunks = comparison.hunks
    omitted = comparison.omitted
  }
}
