internal import ExemplarBundle
internal import ExemplarVocabulary

/// Every file under `artifacts/` stands in the record, so that somebody has said whose it is.
struct UnlistedArtifactRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    let listed = Set(subject.exemplar.artifacts.map(\.path)).union(subject.lines.files.keys)
    return subject.bundle.files.filter { isArtifact($0) && !listed.contains($0.path) }.map { file in
      Diagnostic(
        .unlistedArtifact, path: file.path, key: RecordKey.artifacts.rawValue,
        "“\(file.path)” is not listed under “artifacts” in the record.",
        remedy: "Add {path: \(file.path), origin: …, consent: …}, or remove the file.")
    }
  }

  /// An empty `.keep` only holds its folder.
  private func isArtifact(_ file: LessonBundle.File) -> Bool {
    let isKeeper =
      file.size == 0 && [".keep", ".gitkeep"].contains { file.path.hasSuffix("/\($0)") }
    return file.path.hasPrefix("artifacts/") && !isKeeper
  }
}
