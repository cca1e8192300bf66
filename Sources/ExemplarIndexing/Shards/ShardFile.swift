internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarLanguage
internal import Foundation

/// Reads `index/shards.yaml`: under `shards`, folders and servers, one a line; all of them or none are used.
struct ShardFile {
  static let path = "index/shards.yaml"
  private static let keys = ["shards", "connect-time", "answer-time", "pause"]
  private static let times = 0.01...600.0

  private var findings: [Diagnostic] = []

  /// True for a repository whose index is of several pieces.
  static func isThere(in repository: Repository) -> Bool {
    FileManager.default.fileExists(atPath: repository.root + "/" + path)
  }

  /// The list; nil where there is no such file, or where it has errors, which are told.
  static func read(_ repository: URL, findings: inout [Diagnostic]) -> ShardList? {
    let file = repository.appendingPathComponent(path)
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    var reading = ShardFile()
    let list = reading.list(file)
    findings += reading.findings
    return reading.findings.contains { $0.severity == .error } ? nil : list
  }

  private mutating func list(_ file: URL) -> ShardList? {
    guard let bytes = FileManager.default.contents(atPath: file.path) else {
      complain(
        "unreadable-file", nil, "The file cannot be read.",
        "Give the right to read it, or take it away for an index of one piece.")
      return nil
    }
    let (record, problems) = RecordValue.read(yaml: [UInt8](bytes), path: ShardFile.path)
    findings += problems
    guard let record else { return nil }
    guard case .mapping(let entries) = record.content else {
      complain(
        "not-a-mapping", record.line, "The file is not a mapping.",
        "Begin it with “shards:” and a row “- ” for each.")
      return nil
    }
    return list(entries, line: record.line)
  }

  private mutating func list(_ entries: [RecordEntry], line: Int) -> ShardList? {
    for entry in entries where !ShardFile.keys.contains(entry.key) {
      complain(
        "unknown-key", entry.line, "“\(entry.key)” is not a key of this file.",
        "Use one of: \(ShardFile.keys.joined(separator: ", ")).", key: entry.key)
    }
    guard let rows = entries.first(where: { $0.key == "shards" }) else {
      complain(
        "missing-key", line, "“shards” is missing.", "Add “shards:” with its list.", key: "shards")
      return nil
    }
    var list = ShardList(shards(rows))
    list.connectTime = time(entries, "connect-time", list.connectTime)
    list.answerTime = time(entries, "answer-time", list.answerTime)
    list.pause = time(entries, "pause", list.pause)
    return list
  }

  // MARK: Shards

  private mutating func shards(_ entry: RecordEntry) -> [Shard] {
    guard case .list(let rows) = entry.value.content, !rows.isEmpty else {
      complain(
        "no-shards", entry.line, "“shards” lists no shard.",
        "Write a folder or host:port in each row, or take the file away for an index of one piece.",
        key: entry.key)
      return []
    }
    if rows.count > ShardList.most {
      complain(
        "too-many-shards", rows[ShardList.most].line,
        "There are \(rows.count) shards; at most \(ShardList.most) are possible.",
        "Take rows away and let each shard hold more.", key: entry.key)
    }
    var lines: [String: Int] = [:]
    return rows.compactMap { row in
      guard let shard = shard(row) else { return nil }
      let place = ShardFile.place(shard)
      if let line = lines[place] {
        complain(
          "duplicate-shard", row.line, "The shard “\(shard.name)” stands in line \(line) already.",
          "Take one of the rows away.", key: entry.key)
      }
      lines[place] = lines[place] ?? row.line
      return shard
    }
  }

  /// `index/shards/1/` and `./index/shards/1` are the same folder.
  private static func place(_ shard: Shard) -> String {
    switch shard.place {
    case .folder(let path):
      URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: "/repository"))
        .standardizedFileURL
        .path
    case .server(let host, let port): "\(host.lowercased()):\(port)"
    }
  }

  private mutating func shard(_ row: RecordValue) -> Shard? {
    guard case .text(let text) = row.content else {
      complain(
        "not-a-shard", row.line, "The row is not one word.",
        "Write a folder, such as index/shards/1, or host:port, such as 10.0.0.2:7601.",
        key: "shards")
      return nil
    }
    guard let shard = Shard(text) else {
      complainOf(text, row.line)
      return nil
    }
    return shard
  }

  private mutating func complainOf(_ text: String, _ line: Int) {
    let port = text.split(separator: ":", omittingEmptySubsequences: false).last.map(String.init)
    if text.contains(":"), !text.contains("/"), let port {
      complain(
        "bad-port", line, "“\(port)” of “\(text)” is not a port.",
        "Write host:port with a number from 1 to 65535; an IPv6 address stands in brackets: [::1]:7601.",
        key: "shards")
    } else {
      complain(
        "not-a-shard", line, "“\(text)” is neither a folder nor host:port.",
        "Write a folder with its slash, such as index/shards/1, or host:port, such as 10.0.0.2:7601.",
        key: "shards")
    }
  }

  // MARK: Times

  private mutating func time(_ entries: [RecordEntry], _ key: String, _ usual: Int) -> Int {
    guard let entry = entries.first(where: { $0.key == key }) else { return usual }
    guard case .text(let text) = entry.value.content, let seconds = ServerSetting.seconds(text),
      ShardFile.times.contains(seconds)
    else {
      let shown = if case .text(let text) = entry.value.content { "“\(text)”" } else { "A list" }
      complain(
        "bad-time", entry.line, "\(shown) is not a time for “\(key)”.",
        "Write one from 10ms to 600s, such as 500ms or 3s.", key: key)
      return usual
    }
    return Int((seconds * 1_000).rounded())
  }

  private mutating func complain(
    _ code: String, _ line: Int?, _ summary: String, _ remedy: String, key: String? = nil
  ) {
    findings.append(
      Diagnostic(
        code, .error, path: ShardFile.path, line: line, key: key, summary, remedy: remedy))
  }
}
