internal import ExemplarPresentation
internal import FoundationEssentials

/// What a log holds, oldest first, and which lines could not be read.
public struct SearchLogReading: Hashable, Sendable {
  /// A line that is no search: torn by a full disk or a loss of power, or written by somebody else.
  public struct UnreadLine: Hashable, Sendable, Codable {
    /// `2026-11.jsonl`
    public var file: String
    /// From 1.
    public var line: Int
  }

  public private(set) var searches: [LoggedSearch] = []
  public private(set) var unread: [UnreadLine] = []

  /// Reads the days from one to another, both included; nil is no bound. `2026-11-22` compares as a text.
  ///
  /// - Throws: ``SearchLogFault``, for a file that cannot be read.
  public init(
    _ folder: SearchLogFolder, since: String? = nil, until: String? = nil
  ) throws(SearchLogFault) {
    for month in try folder.months() {
      if let since, month < LoggedDay.month(of: since) { continue }
      if let until, month > LoggedDay.month(of: until) { continue }
      let path = folder.file(month: month)
      let bytes: [UInt8]
      do { bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
        throw SearchLogFault(path: path, errno(of: path))
      }
      read(bytes, month: month, since: since, until: until)
    }
  }

  private mutating func read(_ bytes: [UInt8], month: String, since: String?, until: String?) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() where !line.isEmpty {
      do {
        let search = try AnswerJSON.decode(
          LoggedSearch.self, from: String(decoding: line, as: UTF8.self))
        if let since, search.day < since { continue }
        if let until, search.day > until { continue }
        searches.append(search)
      } catch {
        // Which line it is, the report says; what is in it helps nobody.
        unread.append(UnreadLine(file: "\(month).jsonl", line: place + 1))
      }
    }
  }
}
