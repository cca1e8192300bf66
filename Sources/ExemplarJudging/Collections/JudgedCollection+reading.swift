internal import Crypto
internal import ExemplarBundle
internal import Foundation

extension JudgedCollection {
  /// The files that make a folder a collection.
  public static let fileNames = ["docs.jsonl", "queries.jsonl", "qrels.tsv"]

  /// True for a folder that holds a collection, whole or in part.
  public static func isCollection(_ folder: String) -> Bool {
    fileNames.contains { FileManager.default.fileExists(atPath: folder + "/" + $0) }
  }

  /// Reads a folder.
  ///
  /// - Throws: ``JudgingError`` where a file is not there, or nothing in it can be used.
  public init(folder: String) throws(JudgingError) {
    self.init(name: URL(fileURLWithPath: folder).lastPathComponent)
    let docs = try JudgedCollection.bytes(of: "docs.jsonl", in: folder)
    digest = SHA256.hash(data: docs).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    readDocuments(JudgedLine.list(docs, file: "docs.jsonl", findings: &findings))
    let queries = try JudgedCollection.bytes(of: "queries.jsonl", in: folder)
    readQueries(JudgedLine.list(queries, file: "queries.jsonl", findings: &findings))
    let grades = try JudgedCollection.bytes(of: "qrels.tsv", in: folder)
    readGrades(GradeLine.list(grades, file: "qrels.tsv", findings: &findings))
    guard !documents.isEmpty else { throw .nothingIn(folder + "/docs.jsonl", findings) }
    guard self.queries.contains(where: \.isJudged) else {
      throw .nothingIn(folder + "/qrels.tsv", findings)
    }
  }

  private static func bytes(of file: String, in folder: String) throws(JudgingError) -> Data {
    let path = folder + "/" + file
    do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw .unreadable(path, reason: error.localizedDescription)
    }
  }

  private mutating func readDocuments(_ lines: [JudgedLine]) {
    var seen: [String: Int] = [:]
    for line in lines {
      if let first = seen[line.id] {
        tell("docs.jsonl", line.line, "The document “\(line.id)” stands on line \(first) already.")
      } else {
        seen[line.id] = line.line
        documents.append(Document(id: line.id, title: line.title, text: line.text))
      }
    }
  }

  private mutating func readQueries(_ lines: [JudgedLine]) {
    var seen: [String: Int] = [:]
    for line in lines {
      if let first = seen[line.id] {
        tell("queries.jsonl", line.line, "The query “\(line.id)” stands on line \(first) already.")
      } else {
        seen[line.id] = line.line
        queries.append(JudgedQuery(id: line.id, text: line.text.isEmpty ? line.title : line.text))
      }
    }
  }

  private mutating func readGrades(_ lines: [GradeLine]) {
    let places = Dictionary(uniqueKeysWithValues: queries.enumerated().map { ($1.id, $0) })
    let known = Set(documents.map(\.id))
    for line in lines {
      guard let place = places[line.query] else {
        remark(line, "There is no query “\(line.query)” in queries.jsonl.")
        continue
      }
      if !known.contains(line.document) {
        remark(line, "There is no document “\(line.document)” in docs.jsonl.")
      }
      let earlier = queries[place].grades[line.document]
      if let earlier, earlier != line.grade {
        tell(
          "qrels.tsv", line.line,
          "“\(line.document)” has the grade \(earlier) for the query “\(line.query)” already.")
      } else {
        queries[place].grades[line.document] = line.grade
      }
    }
  }

  private mutating func tell(_ file: String, _ line: Int, _ summary: String) {
    findings.append(
      Diagnostic(
        "duplicate-line", .error, path: file, line: line, summary, remedy: "Take this line away."))
  }

  private mutating func remark(_ line: GradeLine, _ summary: String) {
    findings.append(
      Diagnostic("unknown-name", .warning, path: "qrels.tsv", line: line.line, summary))
  }
}
