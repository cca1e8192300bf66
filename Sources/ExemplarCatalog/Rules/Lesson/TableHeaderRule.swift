internal import ExemplarBundle

/// A table says in its first row what its columns hold.
struct TableHeaderRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    subject.documents.flatMap { path, document in
      document.tables.filter { $0.header.allSatisfy(\.isEmpty) }.map { table in
        Diagnostic(
          .tableHeader, path: path, line: table.line, "A table has an empty header row.",
          remedy: "Name the columns in its first row.")
      }
    }
  }
}
