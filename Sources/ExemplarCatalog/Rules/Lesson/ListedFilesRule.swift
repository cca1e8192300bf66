internal import ExemplarBundle
internal import ExemplarVocabulary

/// What the record lists under `artifacts` and `materials` is there.
struct ListedFilesRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    let artifacts = subject.exemplar.artifacts.map { (RecordKey.artifacts, $0.path) }
    let materials = subject.exemplar.materials.map { (RecordKey.materials, $0.path) }
    return (artifacts + materials).filter { !subject.paths.contains($0.1) }.map { key, path in
      subject.inRecord(
        .missingFile, key, line: subject.lines.files[path],
        "“\(path)” is listed, and there is no such file.",
        remedy: subject.similarPath(to: path).map { "Did you mean “\($0)”?" }
          ?? "Add the file or remove it from the list.")
    }
  }
}

extension RuleSubject {
  /// A file that differs only in case, has the same name in another folder, or nearly the same name.
  func similarPath(to path: String) -> String? {
    let wanted = path.lowercased()
    let name = wanted.split(separator: "/").last
    let alike = bundle.files.map(\.path).filter {
      $0.lowercased() == wanted || $0.lowercased().split(separator: "/").last == name
    }
    return alike.first { $0.lowercased() == wanted } ?? alike.first
      ?? nearestWords(to: path, among: bundle.files.map(\.path)).first
  }
}
